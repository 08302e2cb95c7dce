package io.github.launchd4j.plist;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A value as the tables of {@link ReaderCasesTest} have it. */
final class CaseDump {

  private static final BigInteger TWO_TO_128 = BigInteger.ONE.shiftLeft(128);

  private CaseDump() {}

  static String of(PlistValue value) {
    if (value instanceof PlistDictionary dictionary) {
      SortedMap<String, String> entries = new TreeMap<>();
      dictionary.entries().forEach(e -> entries.put(string(e.key()), of(e.value())));
      return entries.entrySet().stream()
          .map(e -> e.getKey() + "=" + e.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof PlistArray array) {
      return array.values().stream().map(CaseDump::of).collect(Collectors.joining(",", "(", ")"));
    }
    if (value instanceof PlistString string) {
      return string(string.value());
    }
    if (value instanceof PlistBoolean bool) {
      return "" + bool.value();
    }
    if (value instanceof PlistInteger integer) {
      return "I%032x".formatted(integer.value().mod(TWO_TO_128));
    }
    if (value instanceof PlistReal real) {
      return "R%016x".formatted(Double.doubleToLongBits(real.value()));
    }
    return value instanceof PlistDate date
        ? "D" + date.value().getEpochSecond()
        : "<" + HexFormat.of().formatHex(((PlistData) value).value()) + ">";
  }

  private static String string(String text) {
    StringBuilder line = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
      line.append(plain ? "" + c : "\\u%04x".formatted((int) c));
    }
    return line.append('"').toString();
  }
}
