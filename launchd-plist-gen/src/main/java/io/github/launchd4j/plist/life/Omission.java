package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Something in a property list that launchd does not take.
 *
 * @param path the keys to it, the outermost first; {@link #ELEMENT} for an element of an array
 * @param mismatch for {@link Reason#WRONG_TYPE} alone
 */
public record Omission(
    Reason reason, List<String> path, PlistValue value, Optional<Mismatch> mismatch) {

  /** Stands in a path for an element of an array. */
  public static final String ELEMENT = "[]";

  /** Why launchd does not take a value. */
  public enum Reason {
    /** A key that launchd does not know. */
    UNKNOWN,
    /** A key that launchd no longer implements. */
    REMOVED,
    /** A value of another type than the key has (launchd-842, core.c:2742 to 2841). */
    WRONG_TYPE,
    /** A number that is out of range. */
    NUMBER,
    /** An interval of StartCalendarInterval with such a part (core.c:5673 to 5757). */
    INTERVAL,
    /** A number that launchd takes, and that fits no int. */
    LARGE
  }

  /** The key at the top of the property list. */
  public String topKey() {
    return path.get(0);
  }

  /** The innermost key, or "An element of" it. */
  public String name() {
    int last = path.size() - 1;
    return path.get(last).equals(ELEMENT) ? "An element of " + path.get(last - 1) : path.get(last);
  }

  /** The keys around {@link #name}: {@code " in Listeners in Sockets"}. */
  public String where() {
    StringBuilder where = new StringBuilder();
    int inner = path.size() - (path.get(path.size() - 1).equals(ELEMENT) ? 3 : 2);
    for (int i = inner; i >= 0; i--) {
      if (!path.get(i).equals(ELEMENT)) {
        where.append(" in ").append(path.get(i));
      }
    }
    return where.toString();
  }

  /** The keys as an address: {@code Sockets.Listeners.SockType}. */
  public String address() {
    StringJoiner keys = new StringJoiner(".");
    for (String key : path) {
      if (!key.equals(ELEMENT)) {
        keys.add(key);
      }
    }
    return keys.toString();
  }
}
