package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.life.CalendarSchedule;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.testkit.loop.JobLoop;
import io.github.launchd4j.testkit.loop.Loop;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What starts a job apart from its sockets: StartInterval, StartCalendarInterval, WatchPaths,
 * QueueDirectories and PathState. Paths are checked ten times a second; launchd is notified of
 * changes. For the thread of its loop.
 */
final class Triggers {
  /** What starts it. */
  enum Cause {
    INTERVAL,
    CALENDAR,
    WATCHED_PATH,
    QUEUE_OR_STATE
  }

  private static final Duration LOOK = Duration.ofMillis(100);
  // The time of day may be set meanwhile, or the machine sleep.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Demands demands;
  private final JobLoop loop;
  private final Consumer<Cause> fire;
  private final List<Path> watched;
  private final List<Path> queues;
  private List<String> lastSeen;
  private Loop.@Nullable Timer interval;
  private Loop.@Nullable Timer calendar;
  private Loop.@Nullable Timer look;

  Triggers(Demands demands, JobLoop loop, Consumer<Cause> fire) {
    this.demands = demands;
    this.loop = loop;
    this.fire = fire;
    this.watched = paths(Demand.Changed.class, Demand.Changed::paths);
    this.queues = paths(Demand.Filled.class, Demand.Filled::paths);
    this.lastSeen = watched.stream().map(Triggers::trace).toList();
  }

  private <T extends Demand> List<Path> paths(Class<T> kind, Function<T, List<String>> paths) {
    return demands.all(kind).stream()
        .flatMap(each -> paths.apply(each).stream())
        .map(Path::of)
        .toList();
  }

  void start() {
    demands.all(Demand.Every.class).forEach(each -> startInterval(each.period()));
    demands.all(Demand.At.class).forEach(each -> startCalendar(each.schedules()));
    if (!watched.isEmpty() || !queues.isEmpty() || demands.has(Demand.WhilePath.class)) {
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

  private void startCalendar(List<CalendarSchedule> schedules) {
    ZonedDateTime now = loop.time().now();
    CalendarSchedule.next(schedules, now).ifPresent(due -> await(due, schedules));
  }

  private void await(ZonedDateTime due, List<CalendarSchedule> schedules) {
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
    return demands.all(Demand.WhilePath.class).stream()
            .anyMatch(each -> each.isMet(Triggers::exists))
        || queues.stream().anyMatch(Triggers::holdsSomething);
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return false; // a name that this system cannot have, in its locale
    }
  }

  private static boolean holdsSomething(Path queue) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(queue)) {
      return entries.iterator().hasNext();
    } catch (IOException e) {
      return false; // not there, or not a folder
    }
  }

  /** The attributes of a path that change when it does. */
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
