package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Puts jobs into a domain of launchd and takes them out, by launchctl(1). Thread-safe.
 *
 * @param command the path of launchctl
 * @param domain where the jobs go, {@code gui/501}
 */
public record LaunchctlDomain(String command, String domain) {
  // ExitTimeOut of a job that ignores SIGTERM was 20 s in macOS 10.9 (launchd.plist(5)).
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 100;

  /**
   * The domain of the user who is logged in at the screen. The system property {@code
   * selftest.domain} names another, {@code selftest.launchctl} another command.
   */
  public static LaunchctlDomain ofThisUser() throws IOException {
    String domain = System.getProperty("selftest.domain");
    if (domain == null) {
      domain = "gui/" + Accounts.currentUid();
    }
    return new LaunchctlDomain(System.getProperty("selftest.launchctl", "/bin/launchctl"), domain);
  }

  /**
   * Loads a job.
   *
   * @throws IOException if launchctl fails; it tells the command, the number and launchctl's words
   */
  public void bootstrap(Path plist) throws IOException, InterruptedException {
    // "load" returns 0 even when it fails; launchctl(1) calls it legacy.
    check(List.of(command, "bootstrap", domain, plist.toString()));
  }

  /**
   * Stops and removes a job, and returns when it is gone: launchctl returns before, and a bootstrap
   * meanwhile fails with 5, 36 or 37 (seen by third parties). A job that is not there is no error.
   *
   * @throws IOException if the job is still there after two minutes
   */
  public void bootout(String label) throws IOException, InterruptedException {
    if (!isLoaded(label)) {
      return;
    }
    Command bootout = Command.run(List.of(command, "bootout", target(label)));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (isLoaded(label)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "%s is still loaded %d s after launchctl bootout (%d): %s; take it out by hand"
                .formatted(
                    target(label), PATIENCE.toSeconds(), bootout.exitCode(), bootout.output()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Whether the domain has a job of that label. */
  public boolean isLoaded(String label) throws IOException, InterruptedException {
    return Command.run(List.of(command, "print", target(label))).exitCode() == 0;
  }

  private String target(String label) {
    return domain + "/" + label;
  }

  private static void check(List<String> line) throws IOException, InterruptedException {
    Command run = Command.run(line);
    if (run.exitCode() != 0) {
      throw new IOException(
          "%s failed (%d): %s".formatted(String.join(" ", line), run.exitCode(), run.output()));
    }
  }
}
