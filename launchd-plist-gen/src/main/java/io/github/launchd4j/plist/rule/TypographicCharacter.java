package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;

/** What word processors and web pages make of quotes, hyphens and spaces. */
final class TypographicCharacter implements Rule {

  private static final String DASHES = "\u2013\u2014";
  private static final String OPENING = "\u2018\u201c";
  private static final String CLOSING = "\u2019\u201d";
  private static final String SPACES = "\u00a0\u200b\u200e\ufeff";

  @Override
  public Code code() {
    return Code.LP119;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text text : of.withoutScripts()) {
      int odd = odd(text.value());
      if (odd >= 0) {
        found.warning(
            text.position(),
            String.format(
                "%s contains U+%04X, which usually comes from a web page", text.quoted(), odd),
            "retype it: - for a dash, a plain space, and no quotes");
      }
    }
  }

  /** The first odd character, or -1: a dash or quotes around it all, or a space that is none. */
  private static int odd(String text) {
    if (isAscii(text)) {
      return -1;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    if (DASHES.indexOf(first) >= 0 || (OPENING.indexOf(first) >= 0 && CLOSING.indexOf(last) >= 0)) {
      return first;
    }
    for (int i = 0; i < text.length(); i++) {
      if (SPACES.indexOf(text.charAt(i)) >= 0) {
        return text.charAt(i);
      }
    }
    return -1;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
