package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;
import java.util.stream.Stream;

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
  public String code() {
    return "LP409";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    boolean triggered =
        FLAGS.stream().anyMatch(key -> Walk.flag(job, key, true).isPresent())
            || Walk.flag(job, "OnDemand", false).isPresent()
            || COLLECTIONS.stream().anyMatch(key -> Walk.isFilled(job, key))
            || OTHERS.stream().anyMatch(job::has);
    return triggered || job.entries().isEmpty()
        ? Stream.empty()
        : Stream.of(
            warning(
                job.position(),
                "nothing ever starts this job",
                "add RunAtLoad, KeepAlive, Sockets, StartInterval, StartCalendarInterval or"
                    + " WatchPaths,"
                    + " unless launchctl kickstart is to start it"));
  }
}
