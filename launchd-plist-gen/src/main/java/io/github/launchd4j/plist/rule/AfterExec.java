package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.ShellCommand;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;

/**
 * sh(1), exec: the program takes the shell's place, and a shell that cannot run it ends. Nothing
 * after it is ever run.
 */
final class AfterExec implements Rule {

  @Override
  public Code code() {
    return Code.LP514;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> script = of.command().script();
    List<ShellCommand> commands = of.script();
    for (int i = 0; i + 1 < commands.size(); i++) {
      ShellCommand command = commands.get(i);
      if (script.isPresent() && isExec(command) && !command.isConditional() && isLast(command)) {
        found.warning(
            script.get().position(),
            "\"exec "
                + command.words().get(1)
                + "\" is the last thing that the shell does: \""
                + commands.get(i + 1).words().get(0)
                + "\" after it is never run",
            command.after().equals("||")
                ? "leave out the first exec: PROGRAM || exec OTHER"
                : "leave out the exec, or what follows it");
        return;
      }
    }
  }

  private static boolean isExec(ShellCommand command) {
    return command.words().size() > 1 && command.words().get(0).equals("exec");
  }

  /** In a pipe and in the background it is another shell that ends. */
  private static boolean isLast(ShellCommand command) {
    return command.after().equals("||")
        || command.after().equals("&&")
        || command.after().equals(";");
  }
}
