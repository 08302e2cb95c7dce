package io.github.launchd4j.host;

import io.github.launchd4j.host.CommandRunner.Outcome;
import io.github.launchd4j.plist.ShellText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How launchctl(1) is run.
 *
 * @param runner starts it
 * @param executable its path
 * @param legacy whether to use load and unload, the older verbs, which still work and which a few
 *     tools and scripts expect; both report success even when they fail (launchctl(1), LEGACY
 *     SUBCOMMANDS)
 * @param patience how long to wait until a job has ended after a bootout; if empty, as long as its
 *     ExitTimeOut says, and ten seconds more
 */
public record Launchctl(
    CommandRunner runner, String executable, boolean legacy, Optional<Duration> patience) {

  /** This machine's launchctl, with the patience that a job's ExitTimeOut asks for. */
  public static Launchctl ofSystem() {
    return new Launchctl(CommandRunner.ofSystem(), "/bin/launchctl", false, Optional.empty());
  }

  Outcome run(List<String> arguments) throws IOException {
    try {
      return runner.run(words(arguments));
    } catch (IOException e) {
      throw new InstallException(
          "cannot run "
              + executable
              + " ("
              + e.getMessage()
              + "): launchd is part of macOS; elsewhere, a dry run shows the commands, and run (in Maven launchd:run) emulates"
              + " launchd");
    }
  }

  String line(List<String> arguments) {
    List<String> words = words(arguments);
    words.set(0, executable.equals("/bin/launchctl") ? "launchctl" : executable);
    return ShellText.line(words);
  }

  /** Asks launchd about a job. If it cannot be asked, that is the answer. */
  LaunchctlPrint look(DomainTarget destination, String label) {
    try {
      return LaunchctlPrint.of(run(question(destination, label)));
    } catch (IOException e) {
      return LaunchctlPrint.UNKNOWN;
    }
  }

  List<String> question(DomainTarget destination, String label) {
    return legacy ? List.of("list", label) : List.of("print", destination.target(label));
  }

  /**
   * Whether launchd would refuse the label. macOS 13 and newer write {@code "label" => disabled},
   * older ones {@code => true} (seen by usnistgov/macos_security#167).
   */
  boolean isDisabled(DomainTarget destination, String label) {
    try {
      Outcome outcome = run(List.of("print-disabled", destination.domain()));
      String start = "\"" + label + "\" => ";
      return outcome
          .output()
          .lines()
          .map(String::strip)
          .anyMatch(line -> line.equals(start + "disabled") || line.equals(start + "true"));
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> words(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(executable));
    words.addAll(arguments);
    return words;
  }
}
