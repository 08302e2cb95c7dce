package io.github.launchd4j.cli;

import io.github.launchd4j.host.CommandRunner;
import io.github.launchd4j.host.DomainTarget;
import io.github.launchd4j.host.Launchctl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that talk to launchd have in common. */
final class LaunchctlOptions {

  /** How programs of this machine are run; tests have another machine. */
  @SuppressWarnings("NonFinalStaticField") // picocli makes the commands
  static CommandRunner programs = CommandRunner.ofSystem();

  @Option(
      names = "--agent",
      description =
          "an agent of the current user: domain gui/UID, ~/Library/LaunchAgents"
              + " (default: a daemon, domain system, /Library/LaunchDaemons)")
  private boolean agent;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description = "the domain: system, gui/UID, or user/UID, which also works over ssh")
  private @Nullable String domain;

  @Option(
      names = "--directory",
      paramLabel = "FOLDER",
      description = "the folder of the installed file, instead of launchd's own")
  private @Nullable Path directory;

  @Option(
      names = "--launchctl",
      paramLabel = "PATH",
      description = "the launchctl to run (default: ${DEFAULT-VALUE})")
  private String executable = "/bin/launchctl";

  @Option(
      names = "--legacy",
      description =
          "use launchctl load and unload, the older verbs, which still work and which a few tools"
              + " and scripts expect")
  private boolean legacy;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description =
          "how many seconds to wait for a job to stop (default: its ExitTimeOut, and 10 more)")
  private @Nullable Integer patience;

  Launchctl launchctl() {
    return new Launchctl(
        programs, executable, legacy, Optional.ofNullable(patience).map(Duration::ofSeconds));
  }

  private DomainTarget usual() throws IOException {
    if (domain == null) {
      return agent ? DomainTarget.agents(programs) : DomainTarget.daemons();
    }
    try {
      return DomainTarget.named(domain);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--domain: " + e.getMessage());
    }
  }

  DomainTarget destination() throws IOException {
    DomainTarget usual = usual();
    return directory == null ? usual : usual.withFolder(directory.toAbsolutePath());
  }
}
