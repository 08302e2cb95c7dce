package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.Position;
import java.io.ByteArrayOutputStream;

/**
 * White space, strings and data of an ASCII property list; {@link AsciiReader} names the source.
 */
final class AsciiText {

  /** 0x80 to 0xfd of the NeXTSTEP encoding (NEXTSTEP.TXT of the Unicode consortium). */
  private static final String NEXTSTEP =
      "\u00a0ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖÙÚÛÜÝÞµ×÷©¡¢£⁄¥ƒ§¤’“«‹›ﬁﬂ®–†‡·¦¶•‚„”»…‰¬¿¹ˋ´ˆ˜¯˘˙¨²˚¸³˝˛ˇ"
          + "—±¼½¾àáâãäåçèéêëìÆíªîïðñŁØŒºòóôõöæùúûıüýłøœßþÿ";

  private static final String LETTERS = "abfnrtv";
  private static final String CONTROLS = "\u0007\b\f\n\r\t\u000b";

  private final Source source;

  AsciiText(Source source) {
    this.source = source;
  }

  PlistException broken(int offset, String why, String help) {
    return source.refuse(
        offset,
        "broken ASCII property list: " + why,
        "write XML, since launchd refuses this form, or " + help);
  }

  /** White space and comments; a comment that is not closed goes on to the end. */
  void skipSpace() {
    while (!source.atEnd()) {
      if (source.startsWith("//")) {
        do {
          source.at++;
        } while (!source.atEnd() && !isLineEnd());
      } else if (source.startsWith("/*")) {
        int end = source.find("*/", source.at + 2);
        source.at = end < 0 ? source.end() : end + 2;
      } else if (isLineEnd()) {
        source.at += isSeparator() ? 3 : 1;
      } else if (source.peek() == ' ' || (source.peek() >= '\t' && source.peek() <= '\r')) {
        source.at++;
      } else {
        return;
      }
    }
  }

  private boolean isLineEnd() {
    return source.peek() == '\n' || source.peek() == '\r' || isSeparator();
  }

  /** U+2028 or U+2029. */
  private boolean isSeparator() {
    return source.peek() == 0xe2
        && source.peek(1) == 0x80
        && (source.peek(2) == 0xa8 || source.peek(2) == 0xa9);
  }

  boolean startsString() {
    return source.peek() == '"' || source.peek() == '\'' || isWord(source.peek());
  }

  private static boolean isWord(int c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || (c >= 0 && "_$/:.-".indexOf(c) >= 0);
  }

  String string() throws PlistException {
    int begin = source.at;
    if (!isWord(source.peek())) {
      return quoted(begin, source.peek());
    }
    while (isWord(source.peek())) {
      source.at++;
    }
    return source.text(begin, source.at);
  }

  private String quoted(int begin, int quote) throws PlistException {
    StringBuilder text = new StringBuilder();
    int mark = ++source.at;
    while (source.peek() != quote) {
      if (source.atEnd()) {
        throw broken(begin, "a string is not closed", "end it with the quote that begins it");
      }
      if (source.peek() == '\\') {
        text.append(source.text(mark, source.at));
        source.at++;
        mark = escape(text);
      } else {
        source.at++;
      }
    }
    return text.append(source.text(mark, source.at++)).toString();
  }

  /** Appends what a backslash makes of what follows it; gives the offset from which text counts. */
  private int escape(StringBuilder text) {
    int c = source.peek();
    int control = c < 0 ? -1 : LETTERS.indexOf(c);
    if (c == 'U') {
      source.at++;
      text.append((char) digits(16, 4));
    } else if (c >= '0' && c <= '7') {
      int code = digits(8, 3) & 0xff;
      int high = code - 0x80;
      text.append((char) (high < 0 ? code : high < NEXTSTEP.length() ? NEXTSTEP.charAt(high) : 0));
    } else if (control >= 0) {
      source.at++;
      text.append(CONTROLS.charAt(control));
    } else { // it stands for itself
      return source.atEnd() ? source.at : source.at++;
    }
    return source.at;
  }

  private int digits(int radix, int most) {
    int value = 0;
    for (int i = 0; i < most && Character.digit(source.peek(), radix) >= 0; i++) {
      value = value * radix + Character.digit(source.peek(), radix);
      source.at++;
    }
    return value;
  }

  PlistData data(Position begin) throws PlistException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    source.at++;
    while (source.peek() != '>') {
      int at = source.at;
      if (source.peek() == ' ' || source.peek() == '\t' || isLineEnd()) {
        source.at += isSeparator() ? 3 : 1;
        continue;
      }
      bytes.write(digits(16, 2));
      if (source.at != at + 2) {
        throw broken(at, "data is not two hexadecimal digits a byte", "write it as <0fbd77>");
      }
    }
    source.at++;
    return new PlistData(bytes.toByteArray(), begin);
  }
}
