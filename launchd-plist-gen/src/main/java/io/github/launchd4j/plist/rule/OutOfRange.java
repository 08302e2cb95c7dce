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
    return of.entries()
        .filter(found -> !found.entry().key().equals("SockServiceName"))
        .flatMap(found -> found.key().stream().flatMap(key -> findings(found, key)));
  }

  private Stream<Finding> findings(Walk.Found found, Key key) {
    boolean bad =
        key.values() instanceof Values.Range range
            && found.entry().value() instanceof PlistInteger number
            && !range.contains(number.value());
    if (!bad) {
      return Stream.empty();
    }
    String help = key.note().isEmpty() ? "" : "; " + key.name() + ": " + key.note();
    return Stream.of(
        error(
            found.entry().value().position(),
            key.name() + " " + number(found) + " is not " + key.values(),
            "launchd ignores the value" + help));
  }

  private static String number(Walk.Found found) {
    return ((PlistInteger) found.entry().value()).value().toString();
  }
}
