package io.github.launchd4j.testkit;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which services are loaded, and which may be loaded. Safe for use by several threads: all of it is
 * guarded by this object.
 */
final class JobTable {
  private static final String BOOT_OUT = "Boot-out";

  private final Map<Target, LaunchdService> services = new LinkedHashMap<>();
  private final Set<Target> leaving = new HashSet<>();
  private final Map<DomainName, Map<String, Boolean>> enabled =
      new LinkedHashMap<>(); // by launchctl, not by Disabled
  private boolean closed;

  /** Refuses a job that cannot be loaded now. */
  synchronized void check(Definition definition) throws LaunchctlException {
    Target target = definition.target();
    LaunchdService there = services.get(target);
    if (there != null) {
      throw loaded(target, definition.file(), there.loaded().definition().file());
    }
    boolean on = !definition.job().disabled();
    if (!overrides(target.domain()).getOrDefault(target.label(), on)) {
      throw LaunchctlException.bootstrap(
          LaunchctlException.DISABLED,
          "\"%s\" is disabled; enable it first".formatted(target.label()));
    }
  }

  private LaunchctlException loaded(Target target, Optional<Path> file, Optional<Path> from) {
    if (isLeaving(target)) {
      return LaunchctlException.bootstrap(
          LaunchctlException.EALREADY,
          "\"%s\" is still being booted out; wait until print fails".formatted(target.label()));
    }
    if (file.isPresent() && from.isPresent() && !file.equals(from)) {
      return LaunchctlException.bootstrap(
          LaunchctlException.EEXIST,
          "\"%s\" is already loaded, from %s; boot it out first"
              .formatted(target.label(), from.get()));
    }
    return LaunchctlException.bootstrap(
        LaunchctlException.EIO,
        "\"%s\" is already loaded; boot it out first".formatted(target.label()));
  }

  /** Adds it, unless its label is taken or the domain is closed. */
  synchronized boolean add(LaunchdService service) {
    return !closed && services.putIfAbsent(target(service), service) == null;
  }

  private static Target target(LaunchdService service) {
    return service.loaded().definition().target();
  }

  /** Marks it as being booted out; false if it already is. */
  synchronized boolean leave(LaunchdService service) {
    return leaving.add(target(service));
  }

  /** Marks it as being booted out, which it must not be already. */
  synchronized LaunchdService leave(Target target) throws LaunchctlException {
    LaunchdService service = find(target).orElseThrow(() -> notLoaded(target.label()));
    if (!leave(service)) {
      throw LaunchctlException.failed(
          BOOT_OUT,
          LaunchctlException
              .EINPROGRESS, // Homebrew/brew, services/cli.rb, repeats bootout until it ends
          "\"%s\" is still being booted out; wait until print fails".formatted(target.label()));
    }
    return service;
  }

  /** Whether it is still being booted out. */
  synchronized boolean isLeaving(Target target) {
    return leaving.contains(target);
  }

  static LaunchctlException notLoaded(String label) {
    return LaunchctlException.failed(
        BOOT_OUT, LaunchctlException.ESRCH, "\"%s\" is not loaded".formatted(label));
  }

  synchronized void remove(LaunchdService service) {
    if (services.remove(target(service), service)) {
      leaving.remove(target(service));
    }
  }

  synchronized Optional<LaunchdService> find(Target target) {
    return Optional.ofNullable(services.get(target));
  }

  /** What is loaded under that label in any domain, the oldest first. */
  synchronized List<LaunchdService> find(String label) {
    return all().stream().filter(each -> each.job().label().equals(label)).toList();
  }

  /** The service that was loaded from a file, which may be gone by now; otherwise its label's. */
  synchronized Target at(DomainName domain, Path file) throws LaunchctlException {
    Optional<Path> name = Optional.of(JobFile.name(file));
    for (LaunchdService each : all(domain)) {
      if (each.loaded().definition().file().equals(name)) {
        return target(each);
      }
    }
    try {
      return new Target(domain, JobFile.label(file));
    } catch (LaunchctlException e) {
      throw LaunchctlException.failed(
          BOOT_OUT, e.number(), "%s is not loaded, and has no Label".formatted(file));
    }
  }

  synchronized List<LaunchdService> all() {
    return List.copyOf(services.values());
  }

  synchronized List<LaunchdService> all(DomainName domain) {
    return all().stream().filter(each -> target(each).domain().equals(domain)).toList();
  }

  synchronized void enable(Target target, boolean on) {
    enabled
        .computeIfAbsent(target.domain().ofOverrides(), domain -> new TreeMap<>())
        .put(target.label(), on);
  }

  /** What enable and disable have set, by label. */
  synchronized Map<String, Boolean> overrides(DomainName domain) {
    return new TreeMap<>(enabled.getOrDefault(domain.ofOverrides(), Map.of()));
  }

  /** Adds no more. */
  synchronized void close() {
    closed = true;
  }
}
