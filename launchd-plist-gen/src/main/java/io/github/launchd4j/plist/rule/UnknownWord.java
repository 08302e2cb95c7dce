package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.stream.Stream;

/** A word that is none of those its key knows. SockType has {@link UnknownSockType}. */
final class UnknownWord implements Rule {

  @Override
  public String code() {
    return "LP108";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.known()
        .filter(known -> known.key().values() instanceof Values.OneOf)
        .filter(known -> !known.key().name().equals("SockType"))
        .flatMap(this::findings);
  }

  private Stream<Finding> findings(Walk.Known known) {
    Key key = known.key();
    Values.OneOf words = (Values.OneOf) key.values();
    return strings(known.entry().value())
        .filter(string -> words.find(string.value()).isEmpty())
        .map(string -> finding(key, string, words));
  }

  private Finding finding(Key key, PlistString string, Values.OneOf words) {
    String message = key.name() + " \"" + string.value() + "\" is not one of " + words;
    String help = "launchd logs an unknown value and goes on without it";
    // The words of Sockets are a closed set. To others Apple adds without telling:
    // CryptexContainer.
    return key.parent().equals(KeyTable.SOCKET)
        ? error(string.position(), message, help)
        : warning(string.position(), message, help);
  }

  private static Stream<PlistString> strings(PlistValue value) {
    Stream<PlistValue> values =
        value instanceof PlistArray array ? array.values().stream() : Stream.of(value);
    return values.filter(PlistString.class::isInstance).map(PlistString.class::cast);
  }
}
