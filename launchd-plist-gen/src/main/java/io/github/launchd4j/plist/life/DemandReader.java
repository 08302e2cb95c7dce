package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  private final Set<Demand> found = new LinkedHashSet<>();

  private DemandReader() {}

  /** The demands in file order. */
  static List<Demand> read(PlistDictionary job) {
    DemandReader reader = new DemandReader();
    for (Entry entry : Keys.counting(job)) {
      reader.read(entry);
    }
    return List.copyOf(reader.found);
  }

  static Optional<Entry> afterInitialDemand(PlistDictionary job) {
    Optional<Entry> entry = Keys.entry(job, "KeepAlive");
    return entry.isPresent() && entry.get().value() instanceof PlistDictionary conditions
        ? Keys.flag(conditions, "AfterInitialDemand", true)
        : Optional.empty();
  }

  private void read(Entry entry) {
    PlistValue value = entry.value();
    switch (entry.key().toLowerCase(Locale.ROOT)) {
      case "runatload" -> addIf(Keys.bool(entry), new Demand.AtLoad(entry));
      case "keepalive" -> keepAlive(entry);
      case "ondemand" -> addIf(value.equals(new PlistBoolean(false)), new Demand.Always(entry));
      case "sockets" -> addIf(holdsSockets(value), new Demand.Connection(entry));
      case "machservices" -> machServices(value);
      case "startinterval" -> interval(entry);
      case "startcalendarinterval" -> calendar(entry);
      case "watchpaths" -> addIf(isFilled(value), new Demand.Changed(entry, Keys.strings(value)));
      case "queuedirectories" ->
          addIf(isFilled(value), new Demand.Filled(entry, Keys.strings(value)));
      case "startonmount" -> addIf(Keys.bool(entry), new Demand.Mount(entry));
      case "launchevents" -> streams(value);
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

  private void machServices(PlistValue value) {
    for (Entry name : Keys.entries(value)) {
      found.add(new Demand.MachMessage(name));
    }
  }

  private void streams(PlistValue value) {
    for (Entry stream : Keys.entries(value)) {
      found.add(new Demand.Stream(stream));
    }
  }

  private static boolean isFilled(PlistValue value) {
    return !Keys.strings(value).isEmpty();
  }

  private static boolean holdsSockets(PlistValue value) {
    for (Entry each : Keys.entries(value)) {
      if (!Keys.dictionaries(each.value()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void interval(Entry entry) {
    BigInteger seconds = Keys.number(entry);
    if (seconds.signum() > 0 && seconds.compareTo(Keys.UINT32_MAX) <= 0) {
      found.add(new Demand.Every(entry, Duration.ofSeconds(seconds.longValue())));
    }
  }

  // A dictionary without entries is every minute (core.c:5741).
  private void calendar(Entry entry) {
    List<CalendarSchedule> schedules = new ArrayList<>();
    for (PlistDictionary interval : Keys.dictionaries(entry.value())) {
      Optional<CalendarSchedule> schedule = CalendarSchedule.of(interval);
      if (schedule.isPresent()) {
        schedules.add(schedule.get());
      }
    }
    addIf(!schedules.isEmpty(), new Demand.At(entry, List.copyOf(schedules)));
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
    Optional<Entry> entry = conditions.entry("SuccessfulExit");
    if (entry.isPresent() && entry.get().value() instanceof PlistBoolean successful) {
      found.add(new Demand.AfterExit(entry.get(), successful.value()));
    }
  }

  private void crashed(PlistDictionary conditions) {
    Optional<Entry> entry = Keys.entry(conditions, "Crashed");
    if (entry.isPresent() && entry.get().value() instanceof PlistBoolean crashed) {
      found.add(new Demand.AfterCrash(entry.get(), crashed.value()));
    }
  }

  // In this case only [M]; launchd-842 takes any (launchctl.c:1635).
  private void paths(PlistDictionary conditions) {
    for (Entry path : inside(conditions.entry("PathState"))) {
      found.add(new Demand.WhilePath(path, Keys.bool(path)));
    }
  }

  private void jobs(PlistDictionary conditions, String key, boolean active) {
    for (Entry job : inside(Keys.entry(conditions, key))) {
      found.add(new Demand.WhileJob(job, active, Keys.bool(job)));
    }
  }

  private static List<Entry> inside(Optional<Entry> entry) {
    return entry.isPresent() ? Keys.entries(entry.get().value()) : List.of();
  }
}
