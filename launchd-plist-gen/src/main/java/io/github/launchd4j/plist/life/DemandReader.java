package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads demands, each as launchd imports its key (launchd-842, core.c:2380 to 3081). */
final class DemandReader {
  /** By which another process, or launchd in a part of its own, starts the job; in lower case. */
  private static final Set<String> OTHERS =
      Set.of(
          "bootshell", // launchd's source of 10.10 on: the shell of a boot without a system [I]
          "remoteservices", // remoted starts it [I]
          "homerelativequeuedirectories", // launch.h
          "publishesevents", // a provider of events, started with its first subscriber [M]
          "eventmonitor", // launchd-842, core.c:7772
          "shutdownmonitor", // core.c:1248
          "machexceptionhandler",
          "multipleinstances", // core.c:11551: each start is a job of its own
          "auxiliarybootstrapper",
          "auxilliarybootstrapper");

  private final List<Demand> found = new ArrayList<>();

  private DemandReader() {}

  /** The demands in file order. */
  static List<Demand> read(PlistDictionary job) {
    DemandReader reader = new DemandReader();
    Keys.counting(job).forEach(reader::read);
    return reader.found.stream().distinct().toList();
  }

  static Optional<Entry> afterInitialDemand(PlistDictionary job) {
    return Keys.entry(job, "KeepAlive", PlistDictionary.class)
        .flatMap(
            entry ->
                entry.value() instanceof PlistDictionary conditions
                    ? Keys.flag(conditions, "AfterInitialDemand", true)
                    : Optional.empty());
  }

  private void read(Entry entry) {
    PlistValue value = entry.value();
    switch (entry.key().toLowerCase(Locale.ROOT)) {
      case "runatload" -> addIf(Keys.bool(entry), new Demand.AtLoad(entry));
      case "keepalive" -> keepAlive(entry);
      case "ondemand" -> addIf(value.equals(new PlistBoolean(false)), new Demand.Always(entry));
      case "sockets" -> addIf(holdsSockets(value), new Demand.Connection(entry));
      case "machservices" -> each(value, Demand.MachMessage::new);
      case "startinterval" -> interval(entry);
      case "startcalendarinterval" -> calendar(entry);
      case "watchpaths" -> addIf(isFilled(value), new Demand.Changed(entry, Keys.strings(value)));
      case "queuedirectories" ->
          addIf(isFilled(value), new Demand.Filled(entry, Keys.strings(value)));
      case "startonmount" -> addIf(Keys.bool(entry), new Demand.Mount(entry));
      case "launchevents" -> each(value, Demand.Stream::new);
      default -> addIf(isOther(entry), new Demand.Other(entry));
    }
  }

  private static boolean isOther(Entry entry) {
    boolean off = entry.value() instanceof PlistBoolean bool && !bool.value();
    return OTHERS.contains(entry.key().toLowerCase(Locale.ROOT)) && !off;
  }

  private void addIf(boolean condition, Demand demand) {
    if (condition) {
      found.add(demand);
    }
  }

  private void each(PlistValue value, Function<Entry, Demand> demand) {
    Keys.entries(value).stream().map(demand).forEach(found::add);
  }

  private static boolean isFilled(PlistValue value) {
    return !Keys.strings(value).isEmpty();
  }

  private static boolean holdsSockets(PlistValue value) {
    return Keys.entries(value).stream()
        .anyMatch(each -> !Keys.dictionaries(each.value()).isEmpty());
  }

  private void interval(Entry entry) {
    BigInteger seconds = Keys.number(entry);
    if (seconds.signum() > 0 && seconds.compareTo(Keys.UINT32_MAX) <= 0) {
      found.add(new Demand.Every(entry, Duration.ofSeconds(seconds.longValue())));
    }
  }

  // A dictionary without entries is every minute (core.c:5741).
  private void calendar(Entry entry) {
    List<CalendarSchedule> schedules =
        Keys.dictionaries(entry.value()).stream()
            .flatMap(each -> CalendarSchedule.of(each).stream())
            .toList();
    addIf(!schedules.isEmpty(), new Demand.At(entry, schedules));
  }

  private void keepAlive(Entry entry) {
    if (entry.value() instanceof PlistDictionary conditions) {
      successfulExit(conditions);
      crashed(conditions);
      paths(conditions);
      jobs(conditions, "OtherJobEnabled", false);
      jobs(conditions, "OtherJobActive", true);
      // NetworkState "is no longer implemented as it never acted how most users expected"
      // (launchd.plist(5)).
    } else {
      addIf(Keys.bool(entry), new Demand.Always(entry));
    }
  }

  // In this case only [M]; launchd-842 takes any (core.c:7570).
  private void successfulExit(PlistDictionary conditions) {
    conditions
        .entry("SuccessfulExit")
        .filter(entry -> entry.value() instanceof PlistBoolean)
        .ifPresent(entry -> found.add(new Demand.AfterExit(entry, Keys.bool(entry))));
  }

  private void crashed(PlistDictionary conditions) {
    Keys.entry(conditions, "Crashed", PlistBoolean.class)
        .ifPresent(entry -> found.add(new Demand.AfterCrash(entry, Keys.bool(entry))));
  }

  // In this case only [M]; launchd-842 takes any (launchctl.c:1635).
  private void paths(PlistDictionary conditions) {
    conditions
        .entry("PathState")
        .ifPresent(
            paths -> each(paths.value(), path -> new Demand.WhilePath(path, Keys.bool(path))));
  }

  private void jobs(PlistDictionary conditions, String key, boolean active) {
    Keys.entry(conditions, key)
        .ifPresent(
            jobs -> each(jobs.value(), job -> new Demand.WhileJob(job, active, Keys.bool(job))));
  }
}
