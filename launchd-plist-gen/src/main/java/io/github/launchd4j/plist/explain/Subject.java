package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.life.Taken;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.life.Treatment;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The job that is explained.
 *
 * @param file where it lies
 * @param dictionary the whole property list
 * @param job what is left of it without what launchd ignores
 * @param place where it belongs, by its folder and its sessions
 * @param demands what starts it
 * @param timing the spans that launchd waits
 * @param treatment how launchd treats its process
 * @param refusals for what launchd refuses the file, one sentence each
 * @param ignored what launchd ignores, one sentence each
 */
record Subject(
    Optional<Path> file,
    PlistDictionary dictionary,
    Job job,
    Place place,
    Demands demands,
    Timing timing,
    Treatment treatment,
    List<String> refusals,
    List<String> ignored) {

  static Subject of(PlistDictionary dictionary, Optional<Path> file) {
    Taken taken = Taken.of(dictionary);
    Ignored ignored = Ignored.of(taken);
    return new Subject(
        file,
        dictionary,
        job(taken.job()),
        Place.of(dictionary, file),
        Demands.of(dictionary),
        Timing.of(dictionary),
        Treatment.of(dictionary),
        ignored.refusals(),
        ignored.ignored());
  }

  private static Job job(PlistDictionary taken) {
    PlistString none = new PlistString("(no Label)");
    try {
      return Job.from(taken.has("Label") ? taken : taken.with("Label", none));
    } catch (PlistException e) {
      throw new IllegalStateException("left in what no job can have: " + e.getMessage(), e);
    }
  }

  /** Daemon or agent. A user or a group counts for a daemon only, and so makes it one. */
  Place.Kind kind() {
    boolean named = job.userName().isPresent() || job.groupName().isPresent();
    return place.kind() == Place.Kind.UNKNOWN && named ? Place.Kind.DAEMON : place.kind();
  }

  boolean isAgent() {
    return kind() == Place.Kind.AGENT;
  }

  /** Whether the file lies in a folder that launchd loads from. */
  boolean isInstalled() {
    return Place.isInstalled(file);
  }

  /** Whether a key has the boolean true. */
  boolean has(String key) {
    return Walk.flag(job.toPropertyList(), key, true).isPresent();
  }

  /** Whether launchd accepts, and each connection gets a process of its own. */
  boolean isPerConnection() {
    return !treatment.inetdWait().orElse(true) && !job.sockets().isEmpty();
  }
}
