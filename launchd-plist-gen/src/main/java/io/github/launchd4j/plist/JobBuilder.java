package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link Job}. The keys are written in the order in which they were first set. Nothing is
 * checked here: {@link Validator} meets built jobs as it meets files. Not thread-safe.
 */
public final class JobBuilder {

  private final Map<String, List<SocketEntry>> sockets = new LinkedHashMap<>();
  private PlistDictionary dictionary = PlistDictionary.EMPTY;
  private boolean java;

  JobBuilder(String label) {
    set("Label", new PlistString(label));
  }

  /** Sets the absolute path of the program; argv[0] still comes from ProgramArguments. */
  public JobBuilder program(String path) {
    return set("Program", new PlistString(path));
  }

  /** Sets argv; its first is also the program unless {@link #program} says otherwise. */
  public JobBuilder programArguments(List<String> arguments) {
    return set("ProgramArguments", PlistArray.ofStrings(arguments));
  }

  /** Sets argv; its first is also the program unless {@link #program} says otherwise. */
  public JobBuilder programArguments(String... arguments) {
    return programArguments(List.of(arguments));
  }

  /**
   * Sets ProgramArguments to a Java program. If the job has Sockets, it is told their names by
   * {@link SocketNames#VARIABLE}, unless it sets that itself.
   */
  public JobBuilder java(JavaCommand command) {
    java = true;
    return programArguments(command.programArguments());
  }

  /** Sets the user to run as; heeded for daemons only. */
  public JobBuilder userName(String user) {
    return set("UserName", new PlistString(user));
  }

  /** Sets the group to run as; heeded for daemons only. */
  public JobBuilder groupName(String group) {
    return set("GroupName", new PlistString(group));
  }

  /**
   * Adds a socket. Several under one name are written as an array, and activated together.
   *
   * @param name what the program asks launch_activate_socket for
   */
  public JobBuilder socket(String name, SocketEntry entry) {
    sockets.computeIfAbsent(name, n -> new ArrayList<>()).add(entry);
    PlistDictionary plist = PlistDictionary.EMPTY;
    for (Map.Entry<String, List<SocketEntry>> named : sockets.entrySet()) {
      List<PlistDictionary> entries =
          named.getValue().stream().map(SocketEntry::toPropertyList).toList();
      plist =
          plist.with(
              named.getKey(), entries.size() == 1 ? entries.get(0) : new PlistArray(entries));
    }
    return set("Sockets", plist);
  }

  /** Sets how connections reach a program written for inetd. */
  public JobBuilder inetdCompatibility(InetdCompatibility inetd) {
    return set("inetdCompatibility", inetd.toPropertyList());
  }

  /** Sets whether and when the job is restarted. */
  public JobBuilder keepAlive(KeepAlive keepAlive) {
    return set("KeepAlive", keepAlive.toPropertyList());
  }

  /** Sets whether the job starts when it is loaded. */
  public JobBuilder runAtLoad(boolean run) {
    return set("RunAtLoad", new PlistBoolean(run));
  }

  /** Sets all variables; nothing in them is expanded. */
  public JobBuilder environmentVariables(Map<String, String> variables) {
    return set("EnvironmentVariables", Typed.fromStrings(variables));
  }

  /** Sets the folder to start in. */
  public JobBuilder workingDirectory(String path) {
    return set("WorkingDirectory", new PlistString(path));
  }

  /** Sets the file for standard input. */
  public JobBuilder standardInPath(String path) {
    return set("StandardInPath", new PlistString(path));
  }

  /** Sets the file to append standard output to. */
  public JobBuilder standardOutPath(String path) {
    return set("StandardOutPath", new PlistString(path));
  }

  /** Sets the file to append standard error to. */
  public JobBuilder standardErrorPath(String path) {
    return set("StandardErrorPath", new PlistString(path));
  }

  /** Sets the seconds from SIGTERM to SIGKILL. */
  public JobBuilder exitTimeOut(int seconds) {
    return set("ExitTimeOut", new PlistInteger(seconds));
  }

  /** Sets the seconds between two starts. */
  public JobBuilder throttleInterval(int seconds) {
    return set("ThrottleInterval", new PlistInteger(seconds));
  }

  /** Sets how the job is scheduled. */
  public JobBuilder processType(ProcessType type) {
    return set("ProcessType", new PlistString(type.word()));
  }

  /** Sets the seconds between starts. An interval that passes while the Mac sleeps is lost. */
  public JobBuilder startInterval(int seconds) {
    return set("StartInterval", new PlistInteger(seconds));
  }

  /**
   * Sets the times to start at; {@link CalendarInterval#cron} makes them from a cron expression.
   */
  public JobBuilder startCalendarInterval(List<CalendarInterval> intervals) {
    List<PlistDictionary> plists =
        intervals.stream().map(CalendarInterval::toPropertyList).toList();
    return set(
        "StartCalendarInterval", plists.size() == 1 ? plists.get(0) : new PlistArray(plists));
  }

  /** Sets the paths whose change starts the job; prone to races, as the man page says. */
  public JobBuilder watchPaths(List<String> paths) {
    return set("WatchPaths", PlistArray.ofStrings(paths));
  }

  /** Sets the folders that keep the job running while one of them is not empty. */
  public JobBuilder queueDirectories(List<String> paths) {
    return set("QueueDirectories", PlistArray.ofStrings(paths));
  }

  /** Adds a Mach service. A Java program has no way to check it in without native code. */
  public JobBuilder machService(String name) {
    PlistDictionary services = Typed.dictionary(dictionary, "MachServices");
    return set("MachServices", services.with(name, new PlistBoolean(true)));
  }

  /** Adds a limit, which the job may raise up to the hard one. */
  public JobBuilder softResourceLimit(ResourceLimit limit, long value) {
    return limit("SoftResourceLimits", limit, value);
  }

  /** Adds a limit that only root may raise. */
  public JobBuilder hardResourceLimit(ResourceLimit limit, long value) {
    return limit("HardResourceLimits", limit, value);
  }

  private JobBuilder limit(String key, ResourceLimit limit, long value) {
    PlistDictionary limits = Typed.dictionary(dictionary, key);
    return set(key, limits.with(limit.word(), new PlistInteger(value)));
  }

  /** Sets the umask: give {@code 027}; the file says 23, since a plist has no octal numbers. */
  public JobBuilder umask(int mask) {
    return set("Umask", new PlistInteger(mask));
  }

  /** Sets the priority, from -20 to 20; see nice(3). */
  public JobBuilder nice(int nice) {
    return set("Nice", new PlistInteger(nice));
  }

  /** Sets the sessions an agent is for: Aqua, Background, LoginWindow, StandardIO, System. */
  public JobBuilder limitLoadToSessionType(String... sessions) {
    return set("LimitLoadToSessionType", PlistArray.ofStrings(List.of(sessions)));
  }

  /** Sets whom Login Items names as the owner of the job, macOS 13 and newer. */
  public JobBuilder associatedBundleIdentifiers(String... identifiers) {
    return set("AssociatedBundleIdentifiers", PlistArray.ofStrings(List.of(identifiers)));
  }

  /** Sets a key that has a boolean: StartOnMount, InitGroups, LaunchOnlyOnce and the like. */
  public JobBuilder set(String key, boolean value) {
    return set(key, new PlistBoolean(value));
  }

  /** Sets a key that has an integer. */
  public JobBuilder set(String key, long value) {
    return set(key, new PlistInteger(value));
  }

  /** Sets a key that has a string: RootDirectory, BundleProgram. */
  public JobBuilder set(String key, String value) {
    return set(key, new PlistString(value));
  }

  /** Sets any key, one without a method of its own included, in place of what it had. */
  public JobBuilder set(String key, PlistValue value) {
    dictionary = dictionary.with(key, value);
    return this;
  }

  /**
   * The job.
   *
   * @throws IllegalStateException if {@link #set} gave a key a value of the wrong type
   */
  public Job build() {
    try {
      return Job.from(java ? SocketNames.addTo(dictionary) : dictionary);
    } catch (PlistException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
