package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.ShellCommand;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.Position;
import java.util.List;
import java.util.Optional;

/** wait4path(1): it takes one path, waits until that is there, and ends. */
final class WaitForPath implements Rule {

  private static final String NAME = "wait4path";
  private static final String HELP = "/bin/sh -c \"/bin/wait4path PATH && exec PROGRAM\"";

  @Override
  public Code code() {
    return Code.LP515;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (of.command().name().equals(NAME)) {
      checkProgram(of.calls().get(0), found);
      return;
    }
    Optional<PlistString> script = of.command().script();
    if (script.isPresent() && script.get().value().contains(NAME)) {
      checkScript(script.get().position(), of.script(), found);
    }
  }

  private static void checkProgram(Call call, Findings found) {
    List<PlistString> arguments = call.arguments();
    found.warning(
        call.program().position(),
        arguments.isEmpty()
            ? "wait4path has no path: it prints how to use it and ends"
            : arguments.size() == 1
                ? "wait4path waits and ends: it starts no program"
                : "wait4path takes one path and starts no program: it prints how to use it and ends",
        HELP);
  }

  private static void checkScript(Position position, List<ShellCommand> commands, Findings found) {
    for (int i = 0; i < commands.size(); i++) {
      ShellCommand command = commands.get(i);
      if (command.name().equals(NAME)) {
        String fault = fault(command, i, commands);
        if (!fault.isEmpty()) {
          found.warning(position, fault, HELP);
          return;
        }
      } else if (!command.words().isEmpty() && command.words().get(0).contains("/wait4path/")) {
        found.warning(
            position,
            command.words().get(0) + " is no program: a blank is missing after wait4path",
            HELP);
        return;
      }
    }
  }

  private static String fault(ShellCommand command, int at, List<ShellCommand> commands) {
    int paths = command.words().size() - 1;
    boolean last = at == commands.size() - 1;
    if (paths == 0) {
      return "wait4path has no path: it prints how to use it and ends";
    } else if (paths > 1) {
      return "wait4path takes one path and starts no program: it prints how to use it and ends";
    } else if (command.after().equals("&")) {
      return "wait4path waits in the background, and the program does not wait for it";
    } else if (command.after().equals("||")) {
      return "what follows wait4path and || runs only if wait4path fails";
    } else if (command.after().equals("|")) {
      return "the program behind the pipe does not wait for wait4path";
    } else if (last && at > 0 && commands.get(at - 1).name().equals("exec")) {
      return "wait4path after the program that is to wait: it is never run";
    } else if (last && runsFromPath(command.words().get(1), commands.subList(0, at))) {
      return "wait4path after the program that is to wait, which has run by then";
    }
    return "";
  }

  private static boolean runsFromPath(String path, List<ShellCommand> before) {
    for (ShellCommand command : before) {
      for (String word : command.words()) {
        if (word.startsWith(path)) {
          return true;
        }
      }
    }
    return false;
  }
}
