package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.life.Omission;
import io.github.launchd4j.plist.life.Taken;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.life.Treatment;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A launchd job: a typed, immutable view of its property list, from code or from a file. Keys
 * without a getter are kept. What a getter says is what the file says, not that launchd will accept
 * it: for that there is {@link Validator}. Meanings and defaults are those of launchd.plist(5).
 */
public final class Job {

  /** A mistake in these is fatal: what is run is never guessed. */
  private static final Set<String> NEVER_GUESSED = Set.of("Label", "Program", "ProgramArguments");

  static final List<String> KEYS =
      List.of(
          "Label",
          "Program",
          "ProgramArguments",
          "UserName",
          "GroupName",
          "Sockets",
          "inetdCompatibility",
          "KeepAlive",
          "RunAtLoad",
          "EnvironmentVariables",
          "WorkingDirectory",
          "StandardInPath",
          "StandardOutPath",
          "StandardErrorPath",
          "ExitTimeOut",
          "ThrottleInterval",
          "ProcessType",
          "StartCalendarInterval",
          "WatchPaths",
          "QueueDirectories",
          "StartOnMount",
          "LaunchOnlyOnce",
          "RootDirectory",
          "Umask",
          "Nice",
          "InitGroups",
          "SoftResourceLimits",
          "HardResourceLimits",
          "AbandonProcessGroup",
          "EnableTransactions",
          "EnablePressuredExit",
          "Disabled",
          "LimitLoadToSessionType",
          "MachServices");

  private final PlistDictionary dictionary;
  private final Map<String, List<SocketEntry>> sockets;
  private final KeepAlive keepAlive;
  private final Optional<InetdCompatibility> inetdCompatibility;
  private final List<CalendarInterval> startCalendarInterval;

  private Job(
      PlistDictionary dictionary,
      Map<String, List<SocketEntry>> sockets,
      KeepAlive keepAlive,
      Optional<InetdCompatibility> inetdCompatibility,
      List<CalendarInterval> startCalendarInterval) {
    this.dictionary = dictionary;
    this.sockets = sockets;
    this.keepAlive = keepAlive;
    this.inetdCompatibility = inetdCompatibility;
    this.startCalendarInterval = startCalendarInterval;
  }

  /** Starts a job of that label. */
  public static JobBuilder builder(String label) {
    return new JobBuilder(label);
  }

  /**
   * The job that a property list describes. Unknown keys and values that {@link Validator} reports
   * are no obstacle.
   *
   * @throws PlistException if there is no Label, or if a key that this class has a getter for has a
   *     value of the wrong type; it tells where
   */
  public static Job from(PlistDictionary dictionary) throws PlistException {
    Typed.check(dictionary, KeyTable.TOP, KEYS);
    if (!dictionary.has("Label")) {
      throw new PlistException(
          Code.LP101,
          dictionary.position(),
          "the job has no Label",
          "add a Label, unique among the jobs of its domain: com.example.web");
    }
    KeepAlive keepAlive = KeepAlive.ON_DEMAND;
    Optional<PlistValue> keepAliveValue = dictionary.get("KeepAlive");
    if (keepAliveValue.isPresent()) {
      keepAlive = KeepAlive.from(keepAliveValue.get());
    }
    Optional<InetdCompatibility> inetd = Optional.empty();
    if (dictionary.has("inetdCompatibility")) {
      inetd =
          Optional.of(InetdCompatibility.from(Typed.dictionary(dictionary, "inetdCompatibility")));
    }
    return new Job(
        dictionary,
        socketsIn(Typed.dictionary(dictionary, "Sockets")),
        keepAlive,
        inetd,
        intervalsIn(dictionary));
  }

  /**
   * The job that launchd makes of a property list: as {@link #from}, but the case of a key does not
   * matter, and a value of a wrong type is left out and reported.
   *
   * @param ignored gets the key of each such value, {@code KeepAlive.SuccessfulExit}, and what is
   *     wrong with it and where
   * @throws PlistException if there is no Label, or if Label, Program or ProgramArguments have a
   *     wrong type
   */
  public static Job asLaunchdReads(
      PlistDictionary dictionary, BiConsumer<String, PlistException> ignored)
      throws PlistException {
    Taken taken = Taken.of(dictionary);
    for (Omission omission : taken.omissions()) {
      Optional<PlistException> wrong = Typed.wrong(omission);
      if (wrong.isPresent() && NEVER_GUESSED.contains(omission.topKey())) {
        throw wrong.get();
      }
      wrong.ifPresent(each -> ignored.accept(omission.address(), each));
    }
    return from(taken.job());
  }

  private static List<CalendarInterval> intervalsIn(PlistDictionary job) throws PlistException {
    List<CalendarInterval> intervals = new ArrayList<>();
    for (PlistDictionary interval : Typed.dictionaries(job, "StartCalendarInterval")) {
      intervals.add(CalendarInterval.from(interval));
    }
    return List.copyOf(intervals);
  }

  private static Map<String, List<SocketEntry>> socketsIn(PlistDictionary sockets)
      throws PlistException {
    Map<String, List<SocketEntry>> byName = new LinkedHashMap<>();
    for (Entry entry : sockets.entries()) {
      List<SocketEntry> entries = new ArrayList<>();
      for (PlistDictionary dictionary : Typed.dictionaries(entry.value())) {
        entries.add(SocketEntry.from(dictionary));
      }
      byName.put(entry.key(), List.copyOf(entries));
    }
    return Collections.unmodifiableMap(byName);
  }

  /** The name of the job, unique among those of its domain. */
  public String label() {
    return Typed.string(dictionary, "Label").orElse("");
  }

  /** The program to run; where it is absent, the first of {@link #programArguments}. */
  public Optional<String> program() {
    return Typed.string(dictionary, "Program");
  }

  /** argv, from {@code argv[0]} on; empty where the key is absent. Unmodifiable. */
  public List<String> programArguments() {
    return Typed.strings(dictionary, "ProgramArguments");
  }

  /** The user to run as; heeded for daemons only. */
  public Optional<String> userName() {
    return Typed.string(dictionary, "UserName");
  }

  /** The group to run as; heeded for daemons only. */
  public Optional<String> groupName() {
    return Typed.string(dictionary, "GroupName");
  }

  /** The sockets by name in file order, each name with one entry or several. Unmodifiable. */
  public Map<String, List<SocketEntry>> sockets() {
    return sockets;
  }

  /** How connections reach a program written for inetd, where the key is there. */
  public Optional<InetdCompatibility> inetdCompatibility() {
    return inetdCompatibility;
  }

  /** Whether and when the job is restarted; {@link KeepAlive#ON_DEMAND} where the key is absent. */
  public KeepAlive keepAlive() {
    return keepAlive;
  }

  /** What makes launchd start the job, all keys taken together. */
  public Demands demands() {
    return Demands.of(dictionary);
  }

  /** RunAtLoad; {@link Demands#startsAtLoad} has what else starts a job when it is loaded. */
  public boolean runAtLoad() {
    return Typed.bool(dictionary, "RunAtLoad").orElse(false);
  }

  /** What is added to launchd's minimal environment, in file order. Unmodifiable. */
  public Map<String, String> environmentVariables() {
    return Typed.stringMap(Typed.dictionary(dictionary, "EnvironmentVariables"));
  }

  /** The folder to start in; {@code /} where it is absent. */
  public Optional<String> workingDirectory() {
    return Typed.string(dictionary, "WorkingDirectory");
  }

  /** The file for standard input; /dev/null where it is absent. */
  public Optional<String> standardInPath() {
    return Typed.string(dictionary, "StandardInPath");
  }

  /** The file to append standard output to; /dev/null where it is absent. */
  public Optional<String> standardOutPath() {
    return Typed.string(dictionary, "StandardOutPath");
  }

  /** The file to append standard error to; /dev/null where it is absent. */
  public Optional<String> standardErrorPath() {
    return Typed.string(dictionary, "StandardErrorPath");
  }

  /** Seconds from SIGTERM to SIGKILL; 0 waits for ever. {@link Timing} has the default. */
  public OptionalInt exitTimeOut() {
    return Typed.integer(dictionary, "ExitTimeOut");
  }

  /** Seconds between two starts at the least; {@link Timing} has the default and what counts. */
  public OptionalInt throttleInterval() {
    return Typed.integer(dictionary, "ThrottleInterval");
  }

  /** How the job is scheduled; an undocumented word reads as absent. */
  public Optional<ProcessType> processType() {
    return Typed.string(dictionary, "ProcessType").flatMap(ProcessType::of);
  }

  /** Seconds between starts. An interval that passes in sleep is lost. */
  public OptionalInt startInterval() {
    return Typed.integer(dictionary, "StartInterval");
  }

  /** The times to start at, empty where there are none. Unmodifiable. */
  public List<CalendarInterval> startCalendarInterval() {
    return startCalendarInterval;
  }

  /** The paths whose change starts the job. Unmodifiable. */
  public List<String> watchPaths() {
    return Typed.strings(dictionary, "WatchPaths");
  }

  /** The folders that keep the job running while one of them is not empty. Unmodifiable. */
  public List<String> queueDirectories() {
    return Typed.strings(dictionary, "QueueDirectories");
  }

  /** Whether every mount of a file system starts the job. */
  public boolean startOnMount() {
    return flag("StartOnMount", false);
  }

  /** Whether the job starts once until the next boot. */
  public boolean launchOnlyOnce() {
    return flag("LaunchOnlyOnce", false);
  }

  /** The folder to chroot(2) into. */
  public Optional<String> rootDirectory() {
    return Typed.string(dictionary, "RootDirectory");
  }

  /** The umask: 027 where the file has the integer 23 or the string "027". */
  public OptionalInt umask() {
    try {
      return Typed.string(dictionary, "Umask")
          .map(text -> OptionalInt.of(Integer.decode(text)))
          .orElse(Typed.integer(dictionary, "Umask"));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** The priority, see nice(3). */
  public OptionalInt nice() {
    return Typed.integer(dictionary, "Nice");
  }

  /** Whether to join all groups of the user, as is the default; heeded only beside UserName. */
  public boolean initGroups() {
    return flag("InitGroups", true);
  }

  /** The soft limits that are set. Unmodifiable. */
  public Map<ResourceLimit, Long> softResourceLimits() {
    return limits("SoftResourceLimits");
  }

  /** The hard limits that are set. Unmodifiable. */
  public Map<ResourceLimit, Long> hardResourceLimits() {
    return limits("HardResourceLimits");
  }

  private Map<ResourceLimit, Long> limits(String key) {
    Map<ResourceLimit, Long> limits = new EnumMap<>(ResourceLimit.class);
    for (ResourceLimit limit : ResourceLimit.values()) {
      Typed.dictionary(dictionary, key)
          .get(limit.word())
          .map(value -> value instanceof PlistInteger number ? number.value().longValue() : null)
          .ifPresent(value -> limits.put(limit, value));
    }
    return Collections.unmodifiableMap(limits);
  }

  /** Whether processes that the job leaves behind are let alone when it ends. */
  public boolean abandonProcessGroup() {
    return flag("AbandonProcessGroup", false);
  }

  /** Whether the job is stopped by SIGKILL while it has no transaction open, by either key. */
  public boolean enableTransactions() {
    return Treatment.of(dictionary).transactions();
  }

  /** Whether the system may end the job when memory is short; implies EnableTransactions. */
  public boolean enablePressuredExit() {
    return flag("EnablePressuredExit", false);
  }

  /** Whether the job is disabled unless launchctl enable says otherwise. */
  public boolean disabled() {
    return flag("Disabled", false);
  }

  /** The sessions an agent is for; empty for the default, Aqua. Unmodifiable. */
  public List<String> limitLoadToSessionType() {
    return Typed.strings(dictionary, "LimitLoadToSessionType");
  }

  /** The names of the Mach services, in file order. Unmodifiable. */
  public List<String> machServices() {
    return Typed.dictionary(dictionary, "MachServices").entries().stream().map(Entry::key).toList();
  }

  private boolean flag(String key, boolean absent) {
    return Typed.bool(dictionary, key).orElse(absent);
  }

  /** The whole property list, keys without a getter included, in their order. */
  public PlistDictionary toPropertyList() {
    return dictionary;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Job that && dictionary.equals(that.dictionary);
  }

  @Override
  public int hashCode() {
    return dictionary.hashCode();
  }

  /** {@code Job[com.example.web]}. */
  @Override
  public String toString() {
    return "Job[" + label() + "]";
  }
}
