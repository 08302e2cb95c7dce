package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** sh(1), -c: one argument is the script; those behind it are its $0, $1 and so on. */
final class SplitScript implements Rule {

  private static final Pattern ONE_WORD = Pattern.compile("[^\\s$;&|<>()]+");
  private static final Pattern COMMAND =
      Pattern.compile("[^/].*\\s.*|.*(?:&&|;|\\|).*", Pattern.DOTALL);

  @Override
  public String code() {
    return "LP511";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    CommandLine command = CommandLine.of(job);
    if (!command.isShell()) {
      return Stream.empty();
    }
    Optional<PlistString> script = command.script();
    return script.isPresent()
        ? script.filter(s -> isSplit(command, s)).map(this::split).stream()
        : command.arguments().stream()
            .limit(1)
            .filter(
                first -> !first.value().startsWith("-") && COMMAND.matcher(first.value()).matches())
            .map(this::withoutC);
  }

  private static boolean isSplit(CommandLine command, PlistString script) {
    return !command.positional().isEmpty() && ONE_WORD.matcher(script.value().strip()).matches();
  }

  private Finding split(PlistString script) {
    return warning(
        script.position(),
        "the shell runs \""
            + script.value()
            + "\" alone: the arguments behind it are $0, $1 and so on",
        "put the whole command into the one <string> behind -c");
  }

  private Finding withoutC(PlistString first) {
    return warning(
        first.position(),
        "without -c the shell takes \"" + first.value() + "\" for the name of a file",
        "put <string>-c</string> before it");
  }
}
