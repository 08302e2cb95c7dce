package io.github.launchd4j.plist;

import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A launchd job: a typed, immutable view of its property list, from code or from a file. Keys
 * without a getter are kept. What a getter says is what the file says, not that launchd will accept
 * it: for that there is {@link Validator}. Meanings and defaults are those of launchd.plist(5).
 */
public final class Job {

  private static final List<String> KEYS =
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
          "ProcessType");

  private final PlistDictionary dictionary;
  private final Map<String, List<SocketEntry>> sockets;
  private final KeepAlive keepAlive;
  private final Optional<InetdCompatibility> inetdCompatibility;

  private Job(
      PlistDictionary dictionary,
      Map<String, List<SocketEntry>> sockets,
      KeepAlive keepAlive,
      Optional<InetdCompatibility> inetdCompatibility) {
    this.dictionary = dictionary;
    this.sockets = sockets;
    this.keepAlive = keepAlive;
    this.inetdCompatibility = inetdCompatibility;
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
          "LP101",
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
        dictionary, socketsIn(Typed.dictionary(dictionary, "Sockets")), keepAlive, inetd);
  }

  private static Map<String, List<SocketEntry>> socketsIn(PlistDictionary sockets)
      throws PlistException {
    Map<String, List<SocketEntry>> byName = new LinkedHashMap<>();
    for (Entry entry : sockets.entries()) {
      List<PlistValue> dictionaries =
          entry.value() instanceof PlistArray array ? array.values() : List.of(entry.value());
      List<SocketEntry> entries = new ArrayList<>();
      for (PlistValue value : dictionaries) {
        if (value instanceof PlistDictionary dictionary) {
          entries.add(SocketEntry.from(dictionary));
        }
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

  /** Whether the job starts when it is loaded. */
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

  /** Seconds from SIGTERM to SIGKILL; 0 waits for ever. The default depends on the system. */
  public OptionalInt exitTimeOut() {
    return Typed.integer(dictionary, "ExitTimeOut");
  }

  /** Seconds between two starts at the least; 10 where it is absent, and 0 means 1. */
  public OptionalInt throttleInterval() {
    return Typed.integer(dictionary, "ThrottleInterval");
  }

  /** How the job is scheduled; an undocumented word reads as absent. */
  public Optional<ProcessType> processType() {
    return Typed.string(dictionary, "ProcessType").flatMap(ProcessType::of);
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
