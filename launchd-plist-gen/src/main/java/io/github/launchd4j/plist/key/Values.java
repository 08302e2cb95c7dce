package io.github.launchd4j.plist.key;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which values of the right type are good. */
public sealed interface Values {

  /** Every value is good as far as the table goes. */
  record Any() implements Values {}

  /** A string or an array with something in it. */
  record NonEmpty() implements Values {}

  /** An absolute path. */
  record AbsolutePath() implements Values {}

  /** Numbers within bounds, both included; a bound may be missing. */
  record Range(@Nullable BigInteger low, @Nullable BigInteger high) implements Values {

    /** Whether the number lies within. */
    public boolean contains(BigInteger number) {
      return (low == null || number.compareTo(low) >= 0)
          && (high == null || number.compareTo(high) <= 0);
    }

    /** In words: {@code "from 0 to 23"}. */
    @Override
    public String toString() {
      return high == null ? "at least " + low : "from " + low + " to " + high;
    }
  }

  /** One of a few words; launchd compares them without regard to case. */
  record OneOf(List<String> words) implements Values {

    /** The word as the man page spells it, if it is one of them in whatever case. */
    public Optional<String> find(String text) {
      for (String word : words) {
        if (word.equalsIgnoreCase(text)) {
          return Optional.of(word);
        }
      }
      return Optional.empty();
    }

    /** In words: {@code "stream, dgram, seqpacket"}. */
    @Override
    public String toString() {
      return String.join(", ", words);
    }
  }

  /** Reads the column of the table. */
  static Values parse(String text) {
    int dots = text.indexOf("..");
    if (dots >= 0) {
      return new Range(bound(text.substring(0, dots)), bound(text.substring(dots + 2)));
    }
    return switch (text) {
      case "-" -> new Any();
      case "nonempty" -> new NonEmpty();
      case "path" -> new AbsolutePath();
      default -> new OneOf(List.of(text.split("\\|")));
    };
  }

  private static @Nullable BigInteger bound(String text) {
    return text.isEmpty() ? null : new BigInteger(text);
  }
}
