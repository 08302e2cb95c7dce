package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program that does one thing and ends; launchd starts it again every 10 seconds
 * (ThrottleInterval), for ever.
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
  public String code() {
    return "LP410";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    String name = oneShot(job);
    return name.isEmpty()
        ? Stream.empty()
        : Stream.concat(
                Walk.flag(job, "KeepAlive", true).stream(),
                Walk.flag(job, "OnDemand", false).stream())
            .map(
                entry ->
                    warning(
                        entry.keyPosition(),
                        name
                            + " ends at once, and the job is kept alive: it runs again every 10"
                            + " seconds",
                        "write RunAtLoad in its place to run it once"
                            + (name.equals("open") ? ", or give open the option -W" : "")));
  }

  private static String oneShot(PlistDictionary job) {
    CommandLine command = CommandLine.of(job);
    if (command.name().equals("open")) {
      boolean waits =
          command.arguments().stream()
              .anyMatch(
                  a ->
                      a.value().matches("-[A-Za-z]*W[A-Za-z]*") || a.value().equals("--wait-apps"));
      return waits ? "" : "open";
    }
    return ONE_SHOT.contains(command.name()) ? command.name() : "";
  }
}
