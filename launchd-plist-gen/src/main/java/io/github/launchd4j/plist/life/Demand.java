package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One reason for launchd to start a job. */
public sealed interface Demand {

  /** The entry of the property list that is the reason, with its position. */
  Entry entry();

  /** RunAtLoad true: a start when the job is loaded (launchd-842, core.c:2511). */
  record AtLoad(Entry entry) implements Demand {}

  /** KeepAlive true or OnDemand false: a start at load and after every end (core.c:6154). */
  record Always(Entry entry) implements Demand {}

  /**
   * SuccessfulExit: a start at load (core.c:7573), and after an end that was a success or was not
   * (core.c:6195).
   *
   * @param successful whether it is exit code 0 that starts the job again, or any other end
   */
  record AfterExit(Entry entry, boolean successful) implements Demand {}

  /**
   * Crashed: a start at load, be it true or false (core.c:7579), and after an end that was a crash
   * or was not (core.c:6203).
   *
   * @param crashed whether it is a crash that starts the job again, or any other end
   */
  record AfterCrash(Entry entry, boolean crashed) implements Demand {}

  /**
   * One path of PathState: starts as long as the path is there or is not. launchctl makes it an
   * event, which is no start at load by itself (launchctl.c:1634). The newest launchd.plist(5) says
   * of KeepAlive in general that it implies RunAtLoad; that PathState waits for its path all the
   * same is inferred from Apple's own jobs, which use it to be started by a file [I].
   *
   * @param exists whether the path has to be there, or has to be away
   */
  record WhilePath(Entry entry, boolean exists) implements Demand {

    public String path() {
      return entry.key();
    }

    /** Whether the path is as wanted. */
    public boolean isMet(Predicate<String> present) {
      return present.test(path()) == exists;
    }
  }

  /**
   * One label of OtherJobEnabled or OtherJobActive: starts as long as that job is loaded or is not
   * (core.c:6210), or runs or does not (core.c:6218; that a change of it starts anything is not in
   * launchd-842). The newest launchd.plist(5) has OtherJobEnabled only.
   *
   * @param active whether the entry is one of OtherJobActive
   * @param wanted whether the job has to be loaded or running, or has to be not
   */
  record WhileJob(Entry entry, boolean active, boolean wanted) implements Demand {

    public String label() {
      return entry.key();
    }
  }

  /** Sockets that hold something: a start for a connection or a datagram (core.c:5918). */
  record Connection(Entry entry) implements Demand {}

  /** One name of MachServices: a start for a message (core.c:6160). */
  record MachMessage(Entry entry) implements Demand {

    public String service() {
      return entry.key();
    }
  }

  /**
   * StartInterval. Integers above 0 and up to 2^32-1 (core.c:2832); a real is ignored
   * (core.c:3077).
   *
   * @param period from one start to the next
   */
  record Every(Entry entry, Duration period) implements Demand {}

  /**
   * StartCalendarInterval, if at least one of its intervals is not dropped.
   *
   * @param schedules those that are not
   */
  record At(Entry entry, List<CalendarSchedule> schedules) implements Demand {}

  /** WatchPaths: a start when one of the paths changes. */
  record Changed(Entry entry, List<String> paths) implements Demand {}

  /** QueueDirectories: starts as long as one of the folders holds something. */
  record Filled(Entry entry, List<String> paths) implements Demand {}

  /** StartOnMount true: a start when a file system is mounted (core.c:3899). */
  record Mount(Entry entry) implements Demand {}

  /** One stream of LaunchEvents, such as com.apple.xpc.activity, with its events. */
  record Stream(Entry entry) implements Demand {

    public String name() {
      return entry.key();
    }

    /** The events of the stream by name. */
    public List<Entry> events() {
      return Keys.entries(entry.value());
    }
  }

  /** A key by which something outside launchd's documentation starts the job. */
  record Other(Entry entry) implements Demand {}

  /** This demand as one of a kind. */
  default <T extends Demand> Optional<T> as(Class<T> kind) {
    return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
  }
}
