package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * Writes XML as Apple's tools lay it out: indented by tabs, {@code <true/>}, LF, in the order
 * given. Equal trees give equal bytes.
 */
public final class XmlWriter {

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      """;

  /** 68 characters of Base64. */
  private static final int BYTES_OF_LINE = 51;

  /** What is nested deeper is indented no further, or each of its lines would be a long one. */
  private static final String INDENT = "\t".repeat(16);

  private final StringBuilder out = new StringBuilder(HEAD);
  private int depth;

  private XmlWriter() {}

  /**
   * The text of a file.
   *
   * @throws PlistException for a character that XML cannot hold, or a tree nested too deep
   */
  public static String write(PlistDictionary root) throws PlistException {
    XmlWriter writer = new XmlWriter();
    writer.value(root);
    return writer.out.append("</plist>\n").toString();
  }

  private void value(PlistValue value) throws PlistException {
    if (value instanceof PlistDictionary dictionary) {
      dictionary(dictionary);
    } else if (value instanceof PlistArray array) {
      array(array);
    } else if (value instanceof PlistString string) {
      line("string", string.value(), string.position());
    } else if (value instanceof PlistInteger integer) {
      line("<integer>" + inRange(integer).value() + "</integer>");
    } else if (value instanceof PlistReal real) {
      line("<real>" + real(real.value()) + "</real>");
    } else if (value instanceof PlistBoolean bool) {
      line(bool.value() ? "<true/>" : "<false/>");
    } else if (value instanceof PlistDate date) {
      line("<date>" + date(date.value()) + "</date>");
    } else if (value instanceof PlistData data) {
      data(data);
    }
  }

  private void dictionary(PlistDictionary dictionary) throws PlistException {
    if (dictionary.entries().isEmpty()) {
      line("<dict/>");
      return;
    }
    open("dict", dictionary.position());
    for (Entry entry : dictionary.entries()) {
      line("key", entry.key(), entry.keyPosition());
      value(entry.value());
    }
    close("dict");
  }

  private void array(PlistArray array) throws PlistException {
    if (array.values().isEmpty()) {
      line("<array/>");
      return;
    }
    open("array", array.position());
    for (PlistValue value : array.values()) {
      value(value);
    }
    close("array");
  }

  private void data(PlistData data) {
    byte[] bytes = data.value();
    line("<data>");
    for (int at = 0; at < bytes.length; at += BYTES_OF_LINE) {
      int end = Math.min(bytes.length, at + BYTES_OF_LINE);
      line(Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, at, end)));
    }
    line("</data>");
  }

  private void open(String tag, Position position) throws PlistException {
    if (depth >= Budget.MAX_DEPTH - 1) {
      throw Budget.tooDeep(position);
    }
    line("<" + tag + ">");
    depth++;
  }

  private void close(String tag) {
    depth--;
    line("</" + tag + ">");
  }

  private void line(String text) {
    indent().append(text).append('\n');
  }

  private void line(String tag, String text, Position position) throws PlistException {
    indent().append('<').append(tag).append('>');
    escape(text, position, out);
    out.append("</").append(tag).append(">\n");
  }

  private StringBuilder indent() {
    return out.append(INDENT, 0, Math.min(depth, INDENT.length()));
  }

  /** From -2^63 to 2^64-1: no reader takes others. */
  static PlistInteger inRange(PlistInteger integer) throws PlistException {
    int bits = integer.value().signum() < 0 ? Long.SIZE - 1 : Long.SIZE;
    if (integer.value().bitLength() > bits) {
      throw new PlistException(
          Code.LP015,
          integer.position(),
          "the integer " + integer.value() + " does not fit into 64 bits",
          "launchd's integers go from -9223372036854775808 to 9223372036854775807");
    }
    return integer;
  }

  private static String real(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    return Double.isInfinite(value) ? (value > 0 ? "+infinity" : "-infinity") : "" + value;
  }

  static String date(Instant date) {
    LocalDateTime utc = LocalDateTime.ofInstant(date, ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "%s%04d-%02d-%02dT%02d:%02d:%02dZ",
        utc.getYear() < 0 ? "-" : "",
        Math.abs(utc.getYear()),
        utc.getMonthValue(),
        utc.getDayOfMonth(),
        utc.getHour(),
        utc.getMinute(),
        utc.getSecond());
  }

  /** A text as it stands between tags. */
  static String escape(String text, Position position) throws PlistException {
    StringBuilder escaped = new StringBuilder(text.length());
    escape(text, position, escaped);
    return escaped.toString();
  }

  private static void escape(String text, Position position, StringBuilder escaped)
      throws PlistException {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\r' -> escaped.append("&#13;"); // a bare CR is an LF to every other XML reader
        default -> {
          if (!isXml(c)) {
            throw notXml(c, text, position);
          }
          escaped.appendCodePoint(c);
        }
      }
    }
  }

  /** The text, unless it holds half of a surrogate pair, which no encoding can represent. */
  static String whole(String text, Position position) throws PlistException {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new PlistException(
            Code.LP008,
            position,
            String.format("U+%04X, half of a surrogate pair, cannot be represented", c),
            "remove it: no key of launchd needs it");
      }
    }
    return text;
  }

  /** XML 1.0, production 2, Char. */
  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c != 0xfffe && c != 0xffff);
  }

  private static PlistException notXml(int c, String text, Position position) {
    String shown =
        text.codePoints()
            .map(p -> isXml(p) ? p : '?')
            .limit(40)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new PlistException(
        Code.LP008,
        position,
        String.format("character U+%04X in \"%s\" cannot be represented in XML", c, shown),
        "remove it: no key of launchd needs it");
  }
}
