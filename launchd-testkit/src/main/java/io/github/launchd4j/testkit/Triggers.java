package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.testkit.loop.Loop;
import io.github.launchd4j.testkit.process.Plist;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What asks for a job besides its sockets: StartInterval, StartCalendarInterval, WatchPaths,
 * QueueDirectories and PathState. Paths are looked at ten times a second; launchd is told of
 * changes. Belongs to the thread of its loop.
 */
final class Triggers {
  /** What asks. */
  enum Cause {
    INTERVAL,
    CALENDAR,
    WATCHED_PATH,
    QUEUE_OR_STATE
  }

  private static final Duration LOOK = Duration.ofMillis(100);
  // The time of day may be set meanwhile, or the machine sleep.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Job job;
  private final Loop loop;
  private final Consumer<Cause> fire;
  private final List<Path> watched;
  private final List<Path> queues;
  private List<String> lastSeen;
  private Loop.@Nullable Timer interval;
  private Loop.@Nullable Timer calendar;
  private Loop.@Nullable Timer look;

  Triggers(Job job, Loop loop, Consumer<Cause> fire) {
    this.job = job;
    this.loop = loop;
    this.fire = fire;
    this.watched = paths("WatchPaths");
    this.queues = paths("QueueDirectories");
    this.lastSeen = watched.stream().map(Triggers::trace).toList();
  }

  private List<Path> paths(String key) {
    return Plist.strings(job, key).stream().map(Path::of).toList();
  }

  void start() {
    if (job.toPropertyList().get("StartInterval").orElse(null) instanceof PlistInteger seconds
        && seconds.isInt()
        && seconds.intValue() > 0) {
      startInterval(Duration.ofSeconds(seconds.intValue()));
    }
    List<Schedule> schedules = Schedule.of(job);
    if (!schedules.isEmpty()) {
      startCalendar(schedules);
    }
    if (!watched.isEmpty() || !queues.isEmpty() || !job.keepAlive().pathState().isEmpty()) {
      look = loop.after(LOOK, this::look);
    }
  }

  void stop() {
    for (Loop.Timer timer : new Loop.Timer[] {interval, calendar, look}) {
      if (timer != null) {
        loop.cancel(timer);
      }
    }
  }

  private void startInterval(Duration every) {
    interval =
        loop.after(
            every,
            () -> {
              startInterval(every);
              fire.accept(Cause.INTERVAL);
            });
  }

  private void startCalendar(List<Schedule> schedules) {
    ZonedDateTime now = loop.time().now();
    Optional<ZonedDateTime> next =
        schedules.stream().flatMap(each -> each.next(now).stream()).min(ZonedDateTime::compareTo);
    next.ifPresent(due -> await(due, schedules));
  }

  private void await(ZonedDateTime due, List<Schedule> schedules) {
    Duration left = Duration.between(loop.time().now(), due);
    if (left.isNegative() || left.isZero()) {
      // However many have passed, the job starts once (launchd.plist(5), StartCalendarInterval).
      startCalendar(schedules);
      fire.accept(Cause.CALENDAR);
    } else {
      Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
      calendar = loop.after(wait, () -> await(due, schedules));
    }
  }

  private void look() {
    look = loop.after(LOOK, this::look);
    List<String> now = watched.stream().map(Triggers::trace).toList();
    if (!now.equals(lastSeen)) {
      lastSeen = now;
      fire.accept(Cause.WATCHED_PATH);
    }
    if (wanted()) {
      fire.accept(Cause.QUEUE_OR_STATE);
    }
  }

  /** Whether a queue has something, or a path is as PathState wants it. */
  boolean wanted() {
    return new Restart(job).paths() || queues.stream().anyMatch(Triggers::holdsSomething);
  }

  private static boolean holdsSomething(Path queue) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(queue)) {
      return entries.iterator().hasNext();
    } catch (IOException e) {
      return false; // not there, or no folder
    }
  }

  /** What of a path changes when it does. */
  private static String trace(Path path) {
    try {
      return Files.readAttributes(
              path, "unix:ino,ctime,lastModifiedTime,size", LinkOption.NOFOLLOW_LINKS)
          .toString();
    } catch (IOException e) {
      return "";
    }
  }
}
