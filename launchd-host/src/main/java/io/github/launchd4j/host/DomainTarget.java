package io.github.launchd4j.host;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a job is installed.
 *
 * @param domain launchd's domain: {@code system}, or {@code gui/501} for the agents of a user who
 *     is logged in at the screen, {@code user/501} for those of a user who need not be
 *     (launchctl(1), SUBCOMMANDS)
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
    return new DomainTarget("gui/" + uid, agentsFolder());
  }

  /**
   * A domain by its name: {@code system}, {@code gui/501} or {@code user/501}, with launchd's own
   * folder for it. A user's is the one of whoever runs this.
   *
   * @throws IllegalArgumentException for another name
   */
  public static DomainTarget named(String domain) {
    if (domain.equals("system")) {
      return daemons();
    }
    if (!domain.matches("(gui|user)/\\d{1,10}")) {
      throw new IllegalArgumentException(
          "\"" + domain + "\" is not a domain; write system, gui/UID or user/UID");
    }
    return new DomainTarget(domain, agentsFolder());
  }

  private static Path agentsFolder() {
    return Path.of(System.getProperty("user.home")).resolve("Library/LaunchAgents");
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
