package io.github.launchd4j.plist.finding;

/** Text for a line of output, whatever a file put into it. */
public final class OneLine {

  private static final int MAX_LENGTH = 1000;

  private OneLine() {}

  /**
   * Shows control characters as escapes, so that none reaches a terminal, and cuts what is endless.
   */
  public static String of(String text) {
    return isPlain(text) ? text : shown(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return text.length() <= MAX_LENGTH;
  }

  private static String shown(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .limit(MAX_LENGTH)
        .forEach(
            c -> {
              if (c == '\n') {
                line.append("\\n");
              } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(String.format("\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return text.codePointCount(0, text.length()) > MAX_LENGTH ? line + "..." : line.toString();
  }
}
