package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which labels are loaded, from which files, and which may be loaded. Safe for use by several
 * threads: all of it is guarded by this object.
 */
final class JobTable {
  private final Map<String, LaunchdService> services = new LinkedHashMap<>();
  private final Map<String, Path> files = new LinkedHashMap<>();
  private final Set<String> leaving = new HashSet<>();
  private final Map<String, Boolean> enabled = new TreeMap<>(); // by launchctl, not by Disabled
  private boolean closed;

  /** Refuses a job that cannot be loaded now. */
  synchronized void check(Job job, Optional<Path> file) throws LaunchctlException {
    String label = job.label();
    if (services.containsKey(label)) {
      throw loaded(label, file);
    }
    if (!enabled.getOrDefault(label, !job.disabled())) {
      throw LaunchctlException.bootstrap(
          LaunchctlException.DISABLED, "\"%s\" is disabled; enable it first".formatted(label));
    }
  }

  private LaunchctlException loaded(String label, Optional<Path> file) {
    if (leaving.contains(label)) {
      return LaunchctlException.bootstrap(
          LaunchctlException.EALREADY,
          "\"%s\" is still being booted out; wait until print fails".formatted(label));
    }
    Optional<Path> from = Optional.ofNullable(files.get(label));
    if (file.isPresent() && from.isPresent() && !file.equals(from)) {
      return LaunchctlException.bootstrap(
          LaunchctlException.EEXIST,
          "\"%s\" is already loaded, from %s; boot it out first".formatted(label, from.get()));
    }
    return LaunchctlException.bootstrap(
        LaunchctlException.EIO, "\"%s\" is already loaded; boot it out first".formatted(label));
  }

  /** Adds it, unless its label is taken or the domain is closed. */
  synchronized boolean add(LaunchdService service, Optional<Path> file) {
    String label = service.job().label();
    if (closed || services.putIfAbsent(label, service) != null) {
      return false;
    }
    file.ifPresent(path -> files.put(label, path));
    return true;
  }

  /** Marks it as being booted out. */
  synchronized void leave(String label) {
    leaving.add(label);
  }

  synchronized void remove(LaunchdService service) {
    String label = service.job().label();
    if (services.remove(label, service)) {
      files.remove(label);
      leaving.remove(label);
    }
  }

  synchronized Optional<LaunchdService> find(String label) {
    return Optional.ofNullable(services.get(label));
  }

  /**
   * The label that was loaded from a file, which may be gone by now; otherwise the label in the
   * file.
   */
  synchronized String labelAt(Path file) throws LaunchctlException {
    Path name = JobFile.name(file);
    Optional<String> label =
        files.entrySet().stream()
            .filter(each -> each.getValue().equals(name))
            .map(Map.Entry::getKey)
            .findFirst();
    try {
      return label.isPresent() ? label.get() : JobFile.label(file);
    } catch (LaunchctlException e) {
      throw LaunchctlException.failed(
          "Boot-out", e.number(), "%s is not loaded, and has no Label".formatted(file));
    }
  }

  synchronized List<LaunchdService> all() {
    return List.copyOf(services.values());
  }

  synchronized void enable(String label, boolean on) {
    enabled.put(label, on);
  }

  /** What enable and disable have set, by label. */
  synchronized Map<String, Boolean> overrides() {
    return new TreeMap<>(enabled);
  }

  /** Adds no more. */
  synchronized void close() {
    closed = true;
  }
}
