package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.key.TypeSpec;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Values of a wrong type whose meaning leaves no doubt. */
final class Retype {

  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,17})");

  /** As in the rule of LP209: modes that people mean in octal. */
  private static final Set<String> MODES =
      Set.of(
          "400", "440", "444", "600", "640", "644", "660", "664", "666", "700", "750", "755", "770",
          "775", "777");

  private Retype() {}

  static Optional<PlistValue> to(TypeSpec wanted, PlistValue value) {
    if (value instanceof PlistString string) {
      return string(wanted, string.value().strip());
    }
    if (value instanceof PlistInteger number) {
      return integer(wanted, number.value());
    }
    return value instanceof PlistBoolean bool && wanted.allows("string")
        ? Optional.of(new PlistString("" + bool.value()))
        : Optional.empty();
  }

  /** For people. */
  static String shown(PlistValue value) {
    if (value instanceof PlistString string) {
      return "the string \"" + string.value() + "\"";
    }
    if (value instanceof PlistInteger number) {
      return "the number " + number.value();
    }
    if (value instanceof PlistBoolean bool) {
      return "<" + bool.value() + "/>";
    }
    return "an array with it";
  }

  private static Optional<PlistValue> string(TypeSpec wanted, String text) {
    if (wanted.allows("integer") && DECIMAL.matcher(text).matches()) {
      return Optional.of(new PlistInteger(new BigInteger(text), Position.NONE));
    }
    if (wanted.allows("boolean")) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "1" -> Optional.of(new PlistBoolean(true));
        case "false", "no", "0" -> Optional.of(new PlistBoolean(false));
        default -> Optional.empty();
      };
    }
    // A command line in one string is not split: who knows by which rules.
    boolean one = !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
    return wanted.allows("array") && takesStrings(wanted) && one
        ? Optional.of(PlistArray.ofStrings(List.of(text)))
        : Optional.empty();
  }

  private static boolean takesStrings(TypeSpec wanted) {
    return wanted.alternatives().stream()
        .anyMatch(type -> type.name().equals("array") && type.element().allows("string"));
  }

  private static Optional<PlistValue> integer(TypeSpec wanted, BigInteger number) {
    boolean bit = number.signum() == 0 || number.equals(BigInteger.ONE);
    if (wanted.allows("boolean") && bit) {
      return Optional.of(new PlistBoolean(number.signum() != 0));
    }
    return wanted.allows("string")
        ? Optional.of(new PlistString(number.toString()))
        : Optional.empty();
  }

  static boolean looksOctal(PlistInteger mode) {
    return MODES.contains(mode.value().toString());
  }
}
