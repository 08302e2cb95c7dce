package io.github.launchd4j.plist.inspect;

import java.util.List;

/** Questions about the characters of a text, all of them of ASCII. */
public final class Chars {

  public static final String WHITE = " \t\n\013\f\r";

  private Chars() {}

  public static boolean hasOneOf(String text, String wanted) {
    for (int i = 0; i < text.length(); i++) {
      if (wanted.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  public static boolean startsWithOneOf(String text, List<String> beginnings) {
    for (String beginning : beginnings) {
      if (text.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  public static boolean endsWithOneOf(String text, List<String> ends) {
    for (String end : ends) {
      if (text.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text is digits, and at least one. */
  public static boolean areDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
