package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.SockProtocol;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.Optional;

/**
 * Another value of the same type.
 *
 * @param code what it cures
 * @param value what was meant
 * @param what in words
 */
record Correction(Code code, PlistValue value, String what) {

  /** What was meant by a value of the right type, if it was something else. */
  static Optional<Correction> of(PlistDictionary dictionary, Entry entry) {
    return switch (entry.key()) {
      case "SockType" -> sockType(entry.value());
      case "SockPathMode" -> sockPathMode(entry.value());
      case "ThrottleInterval" ->
          Timing.zeroThrottle(dictionary).isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Correction(
                      Code.LP406,
                      new PlistInteger(1),
                      "0 becomes 1; by its version launchd took 0 for no wait or for 10 seconds"));
      default -> Optional.empty();
    };
  }

  private static Optional<Correction> sockType(PlistValue value) {
    if (!(value instanceof PlistString word)
        || SockType.of(word.value()).isPresent()
        || SockProtocol.of(word.value()).isEmpty()) {
      return Optional.empty();
    }
    String meant = word.value().equalsIgnoreCase("TCP") ? "stream" : "dgram";
    String what = "\"" + word.value() + "\" becomes \"" + meant + "\"; launchd opened no socket";
    return Optional.of(new Correction(Code.LP203, new PlistString(meant), what));
  }

  private static Optional<Correction> sockPathMode(PlistValue value) {
    if (!(value instanceof PlistInteger mode) || !Retype.looksOctal(mode)) {
      return Optional.empty();
    }
    int meant = Integer.parseInt(mode.value().toString(), 8);
    String what =
        "%s becomes %d, which is the mode 0%s; launchd gave the socket the mode 0%s"
            .formatted(mode.value(), meant, mode.value(), Integer.toOctalString(mode.intValue()));
    return Optional.of(new Correction(Code.LP209, new PlistInteger(meant), what));
  }
}
