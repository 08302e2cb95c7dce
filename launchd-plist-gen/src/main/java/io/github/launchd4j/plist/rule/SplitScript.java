package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** sh(1), -c: one argument is the script; those behind it are its $0, $1 and so on. */
final class SplitScript implements Rule {

  private static final Set<String> NAMES = Set.of("sh", "bash", "zsh", "-sh", "-bash", "_", "-");

  @Override
  public Code code() {
    return Code.LP511;
  }

  @Override
  public void check(Inspection of, Findings found) {
    CommandLine command = of.command();
    Optional<PlistString> script = command.script();
    if (script.isPresent()) {
      checkScript(script.get(), command, found);
    } else if (command.isShell() && !command.arguments().isEmpty()) {
      checkFile(command.arguments().get(0), found);
    }
  }

  private static void checkScript(PlistString script, CommandLine command, Findings found) {
    if (isOneWord(script.value().strip()) && !command.positional().isEmpty()) {
      found.warning(
          script.position(),
          "the shell runs \""
              + script.value()
              + "\" alone: the arguments after it become $0, $1 and so on",
          "put the whole command into one <string> after -c");
    } else if (areLost(script.value(), command.positional())) {
      found.warning(
          command.positional().get(0).position(),
          "\""
              + command.positional().get(0).value()
              + "\" after the script of -c becomes its $0, which the script does not read: it is"
              + " lost",
          "write the arguments into the script, or \"$@\" where the script wants them");
    }
  }

  /** A name for $0 alone is usual, and harmless. */
  private static boolean areLost(String script, List<PlistString> positional) {
    if (positional.isEmpty() || readsParameters(script)) {
      return false;
    }
    String first = positional.get(0).value();
    return positional.size() > 1 || !(NAMES.contains(first) || script.contains(first));
  }

  private static boolean readsParameters(String script) {
    for (int i = script.indexOf('$'); i >= 0; i = script.indexOf('$', i + 1)) {
      int next = i + 1 < script.length() && script.charAt(i + 1) == '{' ? i + 2 : i + 1;
      if (next < script.length() && "0123456789@*#!".indexOf(script.charAt(next)) >= 0) {
        return true;
      }
    }
    return script.contains("shift") || script.contains("getopts") || script.contains("argv");
  }

  private static void checkFile(PlistString file, Findings found) {
    if (isCommand(file.value())) {
      found.warning(
          file.position(),
          "without -c the shell takes \"" + file.value() + "\" for the name of a file",
          "put <string>-c</string> before it");
    }
  }

  private static boolean isOneWord(String script) {
    return !script.isEmpty() && !Chars.hasOneOf(script, Chars.WHITE + "$;&|<>()");
  }

  private static boolean isCommand(String argument) {
    return !argument.startsWith("-")
        && (argument.contains("&&")
            || Chars.hasOneOf(argument, ";|")
            || (!argument.startsWith("/") && Chars.hasOneOf(argument.strip(), Chars.WHITE)));
  }
}
