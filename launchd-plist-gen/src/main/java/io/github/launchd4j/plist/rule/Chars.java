package io.github.launchd4j.plist.rule;

/** Questions about the characters of a text, all of them of ASCII. */
final class Chars {

  static final String WHITE = " \t\n\013\f\r";

  private Chars() {}

  static boolean hasOneOf(String text, String wanted) {
    for (int i = 0; i < text.length(); i++) {
      if (wanted.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text is digits, and at least one. */
  static boolean areDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
