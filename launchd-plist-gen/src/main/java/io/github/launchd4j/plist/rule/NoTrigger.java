package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;

/**
 * launchd.plist(5): a job runs on demand; with nothing to demand it, it is loaded and never
 * started.
 */
final class NoTrigger implements Rule {

  private static final List<String> FLAGS =
      List.of("RunAtLoad", "KeepAlive", "StartOnMount", "BootShell");

  private static final List<String> COLLECTIONS =
      List.of(
          "KeepAlive",
          "Sockets",
          "MachServices",
          "LaunchEvents",
          "StartCalendarInterval",
          "WatchPaths",
          "QueueDirectories",
          "HomeRelativeQueueDirectories",
          "RemoteServices");

  private static final List<String> OTHERS =
      List.of(
          "StartInterval",
          "BundleProgram",
          "PublishesEvents",
          "EventMonitor",
          "MachExceptionHandler",
          "MultipleInstances",
          "ShutdownMonitor",
          "AuxiliaryBootstrapper",
          "AuxilliaryBootstrapper");

  @Override
  public Code code() {
    return Code.LP409;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (!job.entries().isEmpty() && !isTriggered(job)) {
      found.warning(
          job.position(),
          "nothing ever starts this job",
          "add RunAtLoad, KeepAlive, Sockets, StartInterval, StartCalendarInterval or WatchPaths,"
              + " unless launchctl kickstart is to start it");
    }
  }

  private static boolean isTriggered(PlistDictionary job) {
    for (String key : FLAGS) {
      if (Walk.flag(job, key, true).isPresent()) {
        return true;
      }
    }
    for (String key : COLLECTIONS) {
      if (Walk.isFilled(job, key)) {
        return true;
      }
    }
    for (String key : OTHERS) {
      if (job.has(key)) {
        return true;
      }
    }
    return Walk.flag(job, "OnDemand", false).isPresent();
  }
}
