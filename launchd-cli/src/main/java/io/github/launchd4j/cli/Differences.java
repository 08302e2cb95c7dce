package io.github.launchd4j.cli;

import io.github.launchd4j.plist.finding.OneLine;
import java.util.UUID;

/** Prints a unified diff: as it is for patch(1), and without tricks for a person. */
final class Differences {

  private Differences() {}

  static void print(Terminal terminal, String diff) {
    String shown = terminal.interactive() ? OneLine.escapedLines(diff) : diff;
    // A context line begins with a space, behind which GitHub Actions finds its commands.
    boolean watched = "true".equals(System.getenv("GITHUB_ACTIONS")) && !diff.isEmpty();
    String token = watched ? UUID.randomUUID().toString() : "";
    if (watched) {
      terminal.out().println("::stop-commands::" + token);
    }
    terminal.out().print(terminal.color() ? colored(shown) : shown);
    if (watched) {
      terminal.out().println("::" + token + "::");
    }
  }

  private static String colored(String diff) {
    return diff.replaceAll("(?m)^(-.*)$", "\033[31m$1\033[0m")
        .replaceAll("(?m)^(\\+.*)$", "\033[32m$1\033[0m");
  }
}
