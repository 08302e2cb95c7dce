package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Set;

/**
 * launchd.plist(5), ProgramArguments: a vector for execvp(3), in which {@code |} is an argument
 * like any other.
 */
final class ShellSyntax implements Rule {

  private static final Set<String> OPERATORS =
      Set.of(
          "|", "||", "&&", "&", ">", ">>", "<", "2>", "2>>", "2>&1", "1>&2", "&>", ">&", "1>", "|&",
          "<<<");

  private static final Set<String> COMPARING = Set.of("expr", "test", "[");

  @Override
  public Code code() {
    return Code.LP502;
  }

  @Override
  public void check(Inspection of, Findings found) {
    CommandLine command = of.command();
    if (COMPARING.contains(command.name())) {
      return;
    }
    for (PlistString word : command.words()) {
      if (OPERATORS.contains(word.value()) || isRedirection(word.value())) {
        found.warning(
            word.position(),
            "the argument \"" + word.value() + "\" has a meaning only for a shell",
            "run it with /bin/sh -c with the whole command in one <string>; for output use"
                + " StandardOutPath");
      }
    }
  }

  /** Such as {@code 2>/dev/null} and {@code >>./log}. */
  private static boolean isRedirection(String word) {
    int sign = word.indexOf('>');
    int file = word.startsWith(">>", sign) ? sign + 2 : sign + 1;
    return (sign == 0 || (sign == 1 && "12&".indexOf(word.charAt(0)) >= 0))
        && file < word.length()
        && "/&~.".indexOf(word.charAt(file)) >= 0;
  }
}
