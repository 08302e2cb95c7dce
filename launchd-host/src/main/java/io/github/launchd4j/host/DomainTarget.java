package io.github.launchd4j.host;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a job is installed.
 *
 * @param domain launchd's domain: {@code system}, or {@code gui/501} for the agents of a user who
 *     is logged in (launchctl(1), SUBCOMMANDS)
 * @param folder where launchd finds the file at the next start (launchd.plist(5), FILES)
 */
public record DomainTarget(String domain, Path folder) {

  /** For daemons: {@code system} and /Library/LaunchDaemons. */
  public static DomainTarget daemons() {
    return new DomainTarget("system", Path.of("/Library/LaunchDaemons"));
  }

  /**
   * For the agents of whoever runs this: {@code gui/UID} and ~/Library/LaunchAgents.
   *
   * @param runner asks id(1) who that is
   * @throws IOException if it cannot be asked
   */
  public static DomainTarget agents(CommandRunner runner) throws IOException {
    long uid = new IdCommand(runner).self().uid();
    Path home = Path.of(System.getProperty("user.home"));
    return new DomainTarget("gui/" + uid, home.resolve("Library/LaunchAgents"));
  }

  /** The same domain with another folder. */
  public DomainTarget withFolder(Path folder) {
    return new DomainTarget(domain, folder);
  }

  /** Whether this is the system's own domain, which only root may change. */
  public boolean isSystem() {
    return domain.equals("system");
  }

  /** The file of a job: {@code LABEL.plist} in the folder. */
  public Path file(String label) {
    return folder.resolve(label + ".plist");
  }

  /** What launchctl calls a job: {@code system/com.example.web}. */
  public String target(String label) {
    return domain + "/" + label;
  }
}
