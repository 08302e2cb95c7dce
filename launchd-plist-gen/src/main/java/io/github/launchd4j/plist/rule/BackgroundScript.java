package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.ShellCommand;
import io.github.launchd4j.plist.life.Treatment;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the shell ends, launchd considers the job ended and kills what is left of its process group
 * (launchd.plist(5), AbandonProcessGroup). nohup(1) alone keeps its program in the foreground.
 */
final class BackgroundScript implements Rule {

  /** What ends at once, and is no reason for the shell to stay. */
  private static final Set<String> SHORT =
      Set.of("exit", "true", ":", "echo", "printf", "disown", "sleep", "touch", "logger", "return");

  @Override
  public Code code() {
    return Code.LP507;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> script = of.command().script();
    if (script.isEmpty() || !isAway(of.script())) {
      return;
    }
    boolean kept = Daemonizes.isStartedAgain(of.demands());
    if (kept || !Treatment.of(of.job()).abandonsProcessGroup()) {
      found.warning(
          script.get().position(),
          "the job puts its program into the background: launchd considers it ended",
          "run the program in the foreground: exec PROGRAM, without &");
    }
  }

  /** Whether the last thing that the script does is to put something into the background. */
  private static boolean isAway(List<ShellCommand> commands) {
    for (int i = commands.size() - 1; i >= 0; i--) {
      ShellCommand command = commands.get(i);
      if (command.after().equals("&")) {
        return true;
      }
      if (!SHORT.contains(command.name())) {
        return false;
      }
    }
    return false;
  }
}
