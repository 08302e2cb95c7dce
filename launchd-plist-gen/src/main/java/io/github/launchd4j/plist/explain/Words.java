package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts of sentences. */
final class Words {

  private static final int MANY = 50;

  private Words() {}

  /** The sentences, or of very many the first ones and how many more there are. */
  static List<String> few(List<String> sentences) {
    if (sentences.size() <= 2 * MANY) {
      return sentences;
    }
    List<String> few = new ArrayList<>(sentences.subList(0, MANY));
    few.add("And " + (sentences.size() - MANY) + " more of this kind.");
    few.add(sentences.get(sentences.size() - 1));
    return few;
  }

  /** {@code "a, b and c"}, or {@code "a, b and 9 more"} of very many. */
  static String list(List<String> items, String last) {
    if (items.size() > MANY) {
      return String.join(", ", items.subList(0, MANY)) + " and " + (items.size() - MANY) + " more";
    }
    if (items.size() < 2) {
      return String.join("", items);
    }
    int end = items.size() - 1;
    return String.join(", ", items.subList(0, end)) + " " + last + " " + items.get(end);
  }

  /** A value on one line: {@code "IsRecovery"}, {@code "serialdebugmode 1 or 2"}. */
  static String of(PlistValue value) {
    if (value instanceof PlistArray array) {
      return list(array.values().stream().map(Words::of).toList(), "or");
    }
    if (value instanceof PlistDictionary dictionary) {
      return dictionary.entries().stream()
          .map(entry -> entry.key() + " " + of(entry.value()))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof PlistInteger number) {
      return number.value().toString();
    }
    if (value instanceof PlistReal number) {
      return Double.toString(number.value());
    }
    if (value instanceof PlistBoolean bool) {
      return Boolean.toString(bool.value());
    }
    return value instanceof PlistString string ? string.value() : "(" + value.typeName() + ")";
  }

  /**
   * Appends a sentence, broken at spaces into lines no longer than so many columns; those after the
   * first are indented by two more.
   */
  static void wrap(String indent, String sentence, int columns, StringBuilder text) {
    StringBuilder line = new StringBuilder(indent);
    boolean empty = true;
    for (String word : sentence.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > columns) {
        text.append(OneLine.disarmed(line.toString())).append('\n');
        line = new StringBuilder(indent).append("  ");
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    text.append(OneLine.disarmed(line.toString())).append('\n');
  }

  /** {@code "2 hours"}: the largest unit that leaves no rest. */
  static String seconds(long seconds) {
    long[] sizes = {86_400, 3_600, 60};
    String[] units = {"day", "hour", "minute"};
    for (int i = 0; i < sizes.length; i++) {
      if (seconds >= sizes[i] && seconds % sizes[i] == 0) {
        return Plural.of(seconds / sizes[i], units[i]);
      }
    }
    return Plural.of(seconds, "second");
  }

  /** {@code "0600"}. */
  static String octal(int mode) {
    return "0" + Integer.toOctalString(mode);
  }

  static String upperCase(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
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
