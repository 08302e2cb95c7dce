package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * launchd.plist(5), ProgramArguments: a vector for execvp(3), in which {@code |} is an argument
 * like any other.
 */
final class ShellSyntax implements Rule {

  private static final Set<String> OPERATORS =
      Set.of(
          "|", "||", "&&", "&", ">", ">>", "<", "2>", "2>>", "2>&1", "1>&2", "&>", ">&", "1>", "|&",
          "<<<");

  private static final Pattern REDIRECT = Pattern.compile("[12&]?>>?[/&~.].*", Pattern.DOTALL);

  @Override
  public String code() {
    return "LP502";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    CommandLine command = CommandLine.of(job);
    return Set.of("expr", "test", "[").contains(command.name())
        ? Stream.empty()
        : command.words().stream()
            .filter(
                word ->
                    OPERATORS.contains(word.value()) || REDIRECT.matcher(word.value()).matches())
            .map(
                word ->
                    warning(
                        word.position(),
                        "the argument \"" + word.value() + "\" means something to a shell only",
                        "run it by /bin/sh -c with the whole command in one <string>; for output"
                            + " give StandardOutPath"));
  }
}
