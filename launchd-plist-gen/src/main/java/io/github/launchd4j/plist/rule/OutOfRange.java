package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistInteger;

/** A number outside the bounds of its key. Ports have {@link BadPort}. */
final class OutOfRange implements Rule {

  @Override
  public Code code() {
    return Code.LP107;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Known known : of.known()) {
      if (known.key().values() instanceof Values.Range range
          && known.entry().value() instanceof PlistInteger number
          && !range.contains(number.value())
          && !known.key().name().equals("SockServiceName")) {
        tell(known.key(), number, found);
      }
    }
  }

  private static void tell(Key key, PlistInteger number, Findings found) {
    String help = key.note().isEmpty() ? "" : "; " + key.name() + ": " + key.note();
    found.error(
        number.position(),
        key.name() + " " + number.value() + " is not " + key.values(),
        (isOfInterval(key) ? "launchd drops the whole interval" : "launchd ignores the value")
            + help);
  }

  /** launchd-842, core.c:5692 to 5760: one bad element, and the interval is not set up. */
  private static boolean isOfInterval(Key key) {
    return key.parent().equals(KeyTable.CALENDAR);
  }
}
