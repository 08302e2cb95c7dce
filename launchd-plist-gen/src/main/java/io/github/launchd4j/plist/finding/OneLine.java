package io.github.launchd4j.plist.finding;

/** Text for a line of output, whatever a file put into it. */
public final class OneLine {

  private static final int MAX_LENGTH = 1000;

  private OneLine() {}

  /**
   * Shows control characters as escapes, so that none reaches a terminal, and cuts what is endless.
   */
  public static String of(String text) {
    int end =
        text.codePointCount(0, text.length()) > MAX_LENGTH
            ? text.offsetByCodePoints(0, MAX_LENGTH)
            : text.length();
    return escaped(text.substring(0, end)) + (end < text.length() ? "..." : "");
  }

  /** Shows control characters as escapes, and cuts nothing. */
  public static String escaped(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, line));
    return line.toString();
  }

  /**
   * A line that GitHub Actions does not take for one of its commands: these begin with two colons,
   * after space or not, or have {@code ##[} anywhere (actions/runner, ActionCommand.cs).
   */
  public static String disarmed(String line) {
    String safe = line.contains("##[") ? line.replace("##[", "##\\[") : line;
    int at = 0;
    while (at < safe.length() && Character.isWhitespace(safe.charAt(at))) {
      at++;
    }
    return safe.startsWith("::", at) ? safe.substring(0, at) + "\\" + safe.substring(at) : safe;
  }

  /** Many lines, with their ends as they are, for a person who looks at a terminal. */
  public static String escapedLines(String text) {
    StringBuilder lines = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                lines.append((char) c);
              } else {
                append(c, lines);
              }
            });
    return lines.toString();
  }

  private static void append(int c, StringBuilder line) {
    if (c == '\n') {
      line.append("\\n");
    } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || isTurning(c)) {
      line.append(String.format("\\u%04x", c));
    } else {
      line.appendCodePoint(c);
    }
  }

  /** What makes a terminal show characters in another order than they have (Unicode, UAX 9). */
  private static boolean isTurning(int c) {
    return c == 0x061c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
