package io.github.launchd4j.plist.inspect;

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
