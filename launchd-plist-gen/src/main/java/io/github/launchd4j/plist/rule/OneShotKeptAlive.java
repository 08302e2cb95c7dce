package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Set;

/**
 * A program that does one thing and ends; launchd starts it again as often as ThrottleInterval lets
 * it, for ever.
 */
final class OneShotKeptAlive implements Rule {

  private static final Set<String> ONE_SHOT =
      Set.of(
          "launchctl",
          "defaults",
          "say",
          "echo",
          "printf",
          "touch",
          "mkdir",
          "rm",
          "cp",
          "mv",
          "ln",
          "chmod",
          "chown",
          "kill",
          "killall",
          "pkill",
          "sysctl",
          "ifconfig",
          "route",
          "networksetup",
          "pmset",
          "scutil",
          "pfctl",
          "hdiutil",
          "diskutil",
          "mount",
          "softwareupdate",
          "rsync",
          "tar",
          "curl",
          "brew",
          "date",
          "systemsetup",
          "nvram",
          "hidutil",
          "true");

  @Override
  public Code code() {
    return Code.LP410;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (endsAtOnce(of.command()) && !isDaemon(of.command()) && !isSender(of)) {
      for (Demand.Always alive : of.demands().all(Demand.Always.class)) {
        tell(of.command().name(), alive.entry(), of.timing(), found);
      }
    }
  }

  /** rsync(1): with --daemon it serves. */
  private static boolean isDaemon(CommandLine command) {
    for (PlistString argument : command.arguments()) {
      if (argument.value().equals("--daemon")) {
        return true;
      }
    }
    return false;
  }

  /** What puts something into the background is told by {@link Daemonizes}. */
  private static boolean isSender(Inspection of) {
    for (Call call : of.lastingCalls()) {
      if (Background.of(call).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a program of that name does one thing and ends. */
  static boolean isOneShot(String name) {
    return ONE_SHOT.contains(name) || name.equals("open");
  }

  private static boolean endsAtOnce(CommandLine command) {
    return command.name().equals("open") ? !waits(command) : ONE_SHOT.contains(command.name());
  }

  /** Whether open(1) has the option -W, on its own or among others. */
  private static boolean waits(CommandLine open) {
    for (PlistString argument : open.arguments()) {
      if (argument.value().equals("--wait-apps")
          || argument.value().matches("-[A-Za-z]*W[A-Za-z]*")) {
        return true;
      }
    }
    return false;
  }

  private static void tell(String name, Entry alive, Timing timing, Findings found) {
    found.warning(
        alive.keyPosition(),
        name + " ends at once, but the job is kept alive: it runs again " + every(timing),
        "write RunAtLoad instead to run it once"
            + (name.equals("open") ? ", or add the option -W to open" : ""));
  }

  /** {@code every 10 seconds}. */
  static String every(Timing timing) {
    long seconds = timing.throttle().toSeconds();
    return seconds == 0
        ? "at once"
        : seconds == 1 ? "every second" : "every " + seconds + " seconds";
  }
}
