package io.github.launchd4j.testkit.process;

import java.util.HashMap;
import java.util.Map;

/** What every job of a domain finds in its environment. Safe for use by several threads. */
public final class SharedVariables {
  private Map<String, String> values = Map.of();
  private int changes;

  public synchronized Map<String, String> values() {
    return values;
  }

  /** How often they have changed; quicker to compare than the values. */
  public synchronized int changes() {
    return changes;
  }

  public synchronized void add(Map<String, String> more) {
    if (!more.isEmpty()) {
      Map<String, String> all = new HashMap<>(values);
      all.putAll(more);
      change(all);
    }
  }

  /** Removes one, whatever its value. */
  public synchronized void remove(String name) {
    Map<String, String> rest = new HashMap<>(values);
    rest.remove(name);
    change(rest);
  }

  /** Removes those that still have these values. */
  public synchronized void remove(Map<String, String> some) {
    if (!some.isEmpty()) {
      Map<String, String> rest = new HashMap<>(values);
      some.forEach(rest::remove);
      change(rest);
    }
  }

  private synchronized void change(Map<String, String> all) {
    values = Map.copyOf(all);
    changes++;
  }
}
