package io.github.launchd4j.plist.explain;

import java.util.List;

/** Parts of sentences. */
final class Words {

  private Words() {}

  /** {@code "a, b and c"}. */
  static String list(List<String> items, String last) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    int end = items.size() - 1;
    return String.join(", ", items.subList(0, end)) + " " + last + " " + items.get(end);
  }

  /** Shows control characters as escapes, so that none of a file reaches a terminal. */
  static String clean(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c ->
                line.append(
                    Character.isISOControl(c) ? String.format("\\u%04x", c) : "" + (char) c));
    return line.toString();
  }

  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  static String seconds(long seconds) {
    if (seconds >= 3600 && seconds % 3600 == 0) {
      return count(seconds / 3600, "hour");
    }
    return seconds >= 60 && seconds % 60 == 0
        ? count(seconds / 60, "minute")
        : count(seconds, "second");
  }

  /** {@code "0600"}. */
  static String octal(int mode) {
    return "0" + Integer.toOctalString(mode);
  }

  static String ordinal(int number) {
    int tens = number % 100;
    String ending =
        tens >= 11 && tens <= 13
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + ending;
  }
}
