package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.List;

/** A word that is none of those its key knows. SockType has {@link UnknownSockType}. */
final class UnknownWord implements Rule {

  @Override
  public Code code() {
    return Code.LP108;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Known known : of.known()) {
      if (known.key().values() instanceof Values.OneOf words
          && !known.key().name().equals("SockType")) {
        for (PlistString string : strings(known.entry().value())) {
          check(string, known.key(), words, found);
        }
      }
    }
  }

  private static List<PlistString> strings(PlistValue value) {
    return value instanceof PlistString string ? List.of(string) : Walk.strings(value);
  }

  private static void check(PlistString string, Key key, Values.OneOf words, Findings found) {
    if (words.find(string.value()).isPresent()) {
      return;
    }
    String message = key.name() + " \"" + string.value() + "\" is not one of " + words;
    String help = "launchd logs an unknown value and continues without it";
    if (key.parent().equals(KeyTable.SOCKET)) {
      found.error(string.position(), message, help);
    } else { // Apple adds to the words without telling: CryptexContainer. Those of Sockets stay.
      found.warning(string.position(), message, help);
    }
  }
}
