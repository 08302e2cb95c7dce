package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.KeepAlive;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.process.Plist;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * KeepAlive: whether a job runs though nothing asks for it. Any one condition is enough
 * (launchd.plist(5); launchd-842, core.c, job_keepalive).
 */
record Restart(Job job) {
  // launchd-842, core.c, job_reap: what counts as a crash. ILL, TRAP, ABRT, FPE, SEGV; BUS and SYS
  // are
  // 7 and 31 on Linux, 10 and 12 on macOS, where 7 is EMT and 31 USR2: no job dies of these by
  // chance.
  private static final Set<Integer> CRASHES = Set.of(4, 5, 6, 7, 8, 10, 11, 12, 31);

  /** Whether it starts when it is loaded. */
  boolean atLoad() {
    KeepAlive keepAlive = job.keepAlive();
    if (keepAlive.afterInitialDemand().orElse(false)) {
      return false; // launch.h; launchd-842, core.c: before any other reason
    }
    return job.runAtLoad()
        || Plist.isFalse(job, "OnDemand") // launchd-842, core.c: the old word for KeepAlive
        || keepAlive.isAlways()
        || keepAlive.successfulExit().isPresent()
        || keepAlive.crashed().isPresent() // as SuccessfulExit: launchd-842, core.c
        || paths();
  }

  /** Whether it starts again after it has ended so. */
  boolean after(ExitStatus status) {
    KeepAlive keepAlive = job.keepAlive();
    boolean success = status.equals(ExitStatus.SUCCESS);
    boolean crash = CRASHES.contains(status.signal());
    return Plist.isFalse(job, "OnDemand")
        || keepAlive.isAlways()
        || keepAlive.successfulExit().filter(wanted -> wanted == success).isPresent()
        || keepAlive.crashed().filter(wanted -> wanted == crash).isPresent()
        || onlyAfterDemand(keepAlive)
        || paths();
  }

  // launch.h says no more than the name: alone it can only mean "from the first demand on".
  private static boolean onlyAfterDemand(KeepAlive keepAlive) {
    return keepAlive.afterInitialDemand().orElse(false)
        && keepAlive.successfulExit().isEmpty()
        && keepAlive.crashed().isEmpty()
        && keepAlive.pathState().isEmpty();
  }

  /** Whether a path of PathState is as wanted. */
  boolean paths() {
    for (Map.Entry<String, Boolean> path : job.keepAlive().pathState().entrySet()) {
      if (Files.exists(Path.of(path.getKey())) == path.getValue()) {
        return true;
      }
    }
    return false;
  }
}
