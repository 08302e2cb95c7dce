package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** sh(1), -c: one argument is the script; those behind it are its $0, $1 and so on. */
final class SplitScript implements Rule {

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
    }
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
