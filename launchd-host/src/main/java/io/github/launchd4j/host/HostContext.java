package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the checks look at.
 *
 * @param plist where the job was read from
 * @param content what was read
 * @param runsAs the user as whom launchd starts the job; empty if it does not exist
 * @param self who runs this
 */
record HostContext(
    Path plist,
    FileContent content,
    Job job,
    DomainTarget destination,
    Launchctl launchctl,
    LaunchctlPrint printed,
    Account self,
    Optional<Account> runsAs) {

  Path file() {
    return destination.file(job.label());
  }

  /** Whether launchd starts the job as root. */
  boolean runsAsRoot() {
    return runsAs.filter(Account::isRoot).isPresent();
  }

  CommandRunner runner() {
    return launchctl.runner();
  }
}
