package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.stream.Stream;

/** A number outside the bounds of its key. Ports have {@link BadPort}. */
final class OutOfRange implements Rule {

  @Override
  public String code() {
    return "LP107";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.known()
        .filter(OutOfRange::isOutside)
        .filter(known -> !known.key().name().equals("SockServiceName"))
        .map(this::finding);
  }

  private static boolean isOutside(Walk.Known known) {
    return known.key().values() instanceof Values.Range range
        && known.entry().value() instanceof PlistInteger number
        && !range.contains(number.value());
  }

  private Finding finding(Walk.Known known) {
    Key key = known.key();
    PlistInteger number = (PlistInteger) known.entry().value();
    String help = key.note().isEmpty() ? "" : "; " + key.name() + ": " + key.note();
    return error(
        number.position(),
        key.name() + " " + number.value() + " is not " + key.values(),
        "launchd ignores the value" + help);
  }
}
