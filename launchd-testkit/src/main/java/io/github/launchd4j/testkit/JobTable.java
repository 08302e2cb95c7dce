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
 * Which labels are loaded, from where, and which may be. Safe for use by several threads: all of it
 * is guarded by this object.
 */
final class JobTable {
  private final Map<String, LaunchdService> services = new LinkedHashMap<>();
  private final Map<String, Path> files = new LinkedHashMap<>();
  private final Set<String> leaving = new HashSet<>();
  private final Map<String, Boolean> enabled = new TreeMap<>(); // by launchctl, not by Disabled
  private boolean closed;

  /** Why a job cannot be loaded now, if so. */
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
          "\"%s\" is still being booted out; ask print until it fails".formatted(label));
    }
    Optional<Path> from = Optional.ofNullable(files.get(label));
    if (file.isPresent() && from.isPresent() && !file.equals(from)) {
      return LaunchctlException.bootstrap(
          LaunchctlException.EEXIST,
          "\"%s\" is loaded already, from %s; bootout first".formatted(label, from.get()));
    }
    return LaunchctlException.bootstrap(
        LaunchctlException.EIO, "\"%s\" is loaded already; bootout first".formatted(label));
  }

  /** Takes it in, unless its label is taken or the domain closed. */
  synchronized boolean add(LaunchdService service, Optional<Path> file) {
    String label = service.job().label();
    if (closed || services.putIfAbsent(label, service) != null) {
      return false;
    }
    file.ifPresent(path -> files.put(label, path));
    return true;
  }

  /** It is on its way out. */
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

  /** The label that was loaded from a file, which may be gone by now; else the one that it has. */
  synchronized String labelAt(Path file) throws LaunchctlException {
    Path name = JobFile.name(file);
    Optional<String> label =
        files.entrySet().stream()
            .filter(each -> each.getValue().equals(name))
            .map(Map.Entry::getKey)
            .findFirst();
    try {
      return label.isPresent() ? label.get() : JobFile.read(file).label();
    } catch (LaunchctlException e) {
      throw LaunchctlException.failed(
          "Boot-out", e.number(), "%s is not loaded, and has no label".formatted(file));
    }
  }

  synchronized List<LaunchdService> all() {
    return List.copyOf(services.values());
  }

  synchronized void enable(String label, boolean on) {
    enabled.put(label, on);
  }

  /** What enable and disable have been asked for, by label. */
  synchronized Map<String, Boolean> overrides() {
    return new TreeMap<>(enabled);
  }

  /** Takes in no more. */
  synchronized void close() {
    closed = true;
  }
}
