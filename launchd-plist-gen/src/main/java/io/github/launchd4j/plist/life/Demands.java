package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What makes launchd start a job, at load, later and again. Works on any property list; what
 * launchd would ignore is not among the demands. Immutable.
 */
public final class Demands {
  // core.c, job_reap: ILL, TRAP, ABRT, FPE, BUS, SEGV, SYS, in macOS's numbers.
  private static final Set<Integer> CRASHES = Set.of(4, 5, 6, 8, 10, 11, 12);

  private final List<Demand> all;
  private final Optional<Entry> afterInitialDemand;
  private final Optional<Entry> once;
  private final Optional<Entry> overruledKeepAlive;

  private Demands(PlistDictionary job) {
    all = DemandReader.read(job);
    afterInitialDemand = DemandReader.afterInitialDemand(job);
    once = Keys.flag(job, "LaunchOnlyOnce", true);
    overruledKeepAlive = overruledKeepAlive(job);
  }

  private static Optional<Entry> overruledKeepAlive(PlistDictionary job) {
    Optional<Entry> alive = Keys.entry(job, "KeepAlive");
    boolean overruled =
        alive.isPresent()
            && !Keys.bool(alive.get())
            && Keys.flag(job, "OnDemand", false).isPresent();
    return overruled ? alive : Optional.empty();
  }

  /** The demands that the property list of a job names. */
  public static Demands of(PlistDictionary job) {
    return new Demands(job);
  }

  /** All of them; those that can start the job only after a first start are among them. */
  public List<Demand> all() {
    return all;
  }

  /** Those of one kind, in file order. */
  public <T extends Demand> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Demand each : all) {
      if (kind.isInstance(each)) {
        found.add(kind.cast(each));
      }
    }
    return List.copyOf(found);
  }

  /** Whether there is one of a kind. */
  public boolean has(Class<? extends Demand> kind) {
    return !all(kind).isEmpty();
  }

  /**
   * Those that can start a job that never ran: all, but with AfterInitialDemand only connections
   * and messages, which start it whatever its conditions say (launchd-842, core.c:5918, 4368; all
   * others ask job_keepalive, which refuses at 6144).
   */
  public List<Demand> first() {
    if (afterInitialDemand.isEmpty()) {
      return all;
    }
    List<Demand> found = new ArrayList<>();
    for (Demand each : all) {
      if (each instanceof Demand.Connection || each instanceof Demand.MachMessage) {
        found.add(each);
      }
    }
    return List.copyOf(found);
  }

  /** Whether nothing starts the job but {@code launchctl kickstart}. */
  public boolean isEmpty() {
    return first().isEmpty();
  }

  /**
   * The entry for which the job starts when it is loaded, whatever the machine looks like. A path
   * or another job that is as {@link Demand.WhilePath} or {@link Demand.WhileJob} wants it starts
   * the job then, too.
   */
  public Optional<Entry> startsAtLoad() {
    return firstEntry(atLoad());
  }

  /** The demands for which the job starts when it is loaded; as {@link #startsAtLoad}. */
  public List<Demand> atLoad() {
    List<Demand> found = new ArrayList<>();
    for (Demand each : first()) {
      if (isAtLoad(each)) {
        found.add(each);
      }
    }
    return List.copyOf(found);
  }

  private static Optional<Entry> firstEntry(List<? extends Demand> demands) {
    return demands.isEmpty() ? Optional.empty() : Optional.of(demands.get(0).entry());
  }

  private static boolean isAtLoad(Demand demand) {
    return demand instanceof Demand.AtLoad
        || demand instanceof Demand.Always
        || demand instanceof Demand.AfterExit
        || demand instanceof Demand.AfterCrash;
  }

  /**
   * The entry that keeps the job running whatever it does: KeepAlive true or OnDemand false. Either
   * is enough, whatever the other says: OnDemand false next to conditions of KeepAlive clears the
   * same flag as KeepAlive true (core.c:2409, 2416, 6154). Next to a KeepAlive that is a boolean
   * launchd-842 takes the one that it happens to read last; a later launchd has one flag that both
   * set [M].
   */
  public Optional<Entry> keptAlive() {
    return firstEntry(all(Demand.Always.class));
  }

  /** A KeepAlive, not true itself, that counts for nothing because OnDemand is false. */
  public Optional<Entry> overruledKeepAlive() {
    return overruledKeepAlive;
  }

  /** AfterInitialDemand true: nothing but a demand starts the job the first time (core.c:6144). */
  public Optional<Entry> afterInitialDemand() {
    return afterInitialDemand;
  }

  /** LaunchOnlyOnce: when the job has ended launchd removes it (core.c:6078). */
  public Optional<Entry> once() {
    return once;
  }

  /**
   * The entry for which a job that ran starts again because it has ended so; paths and other jobs
   * left aside.
   *
   * @param exitCode of a job that ended by itself
   * @param signal that ended it, in macOS's numbers; 0 for none
   */
  public Optional<Entry> restartsAfter(int exitCode, int signal) {
    if (once.isPresent()) {
      return Optional.empty();
    }
    boolean success = signal == 0 && exitCode == 0;
    boolean crash = CRASHES.contains(signal);
    for (Demand each : all) {
      if (restarts(each, success, crash)) {
        return Optional.of(each.entry());
      }
    }
    return keptAliveFromTheFirstStartOn();
  }

  private static boolean restarts(Demand demand, boolean success, boolean crash) {
    return demand instanceof Demand.Always
        || (demand instanceof Demand.AfterExit exit && exit.successful() == success)
        || (demand instanceof Demand.AfterCrash after && after.crashed() == crash);
  }

  /**
   * AfterInitialDemand, if there is no condition that it could hold back: then the first start
   * makes the job one that is kept alive (core.c:4474). PathState is no condition there but an
   * event.
   */
  public Optional<Entry> keptAliveFromTheFirstStartOn() {
    return has(Demand.AfterExit.class) || has(Demand.AfterCrash.class) || has(Demand.WhileJob.class)
        ? Optional.empty()
        : afterInitialDemand;
  }
}
