package io.github.launchd4j.plist.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How libxpc reads the content of an element: {@code strtoll}, {@code strtod} and {@code strptime}
 * of the C library, libdispatch's Base64, and entities of its own. {@link Libxpc} names the source.
 */
final class LibxpcValues {

  private static final List<String> NAMES = List.of("lt", "gt", "amp", "apos", "quot");
  private static final String NAMED = "<>&'\"";
  private static final byte[] CDATA = "<![CDATA[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CDATA_END = "]]>".getBytes(StandardCharsets.US_ASCII);

  private LibxpcValues() {}

  /** {@code strtoll(text, 0, 10)}: what follows the digits does not count. */
  static long integer(byte[] text) {
    int at = skipSpace(text);
    boolean negative = at < text.length && text[at] == '-';
    if (negative || (at < text.length && text[at] == '+')) {
      at++;
    }
    long value = 0; // negative, for that side has one more
    for (; at < text.length && text[at] >= '0' && text[at] <= '9'; at++) {
      int digit = text[at] - '0';
      if (value < (Long.MIN_VALUE + digit) / 10) {
        return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
      }
      value = value * 10 - digit;
    }
    return negative ? value : value == Long.MIN_VALUE ? Long.MAX_VALUE : -value;
  }

  private static int skipSpace(byte[] text) {
    int at = 0;
    while (at < text.length && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) {
      at++;
    }
    return at;
  }

  /** {@code strtod(text, 0)}, hexadecimal numbers aside. */
  static double real(byte[] text) {
    int from = skipSpace(text);
    String rest =
        new String(text, from, Math.min(text.length - from, 10), StandardCharsets.ISO_8859_1);
    Double word = Scalars.realWord(rest);
    if (word != null) {
      return word;
    }
    String written = new String(text, from, text.length - from, StandardCharsets.ISO_8859_1);
    int end = Scalars.endOfNumber(written, 0);
    return end < 0 ? 0 : Double.parseDouble(written.substring(0, end));
  }

  /** Whether {@code strptime(text, "%Y-%m-%dT%H:%M:%SZ", …)} takes it. */
  static boolean isDate(byte[] text) {
    String written = new String(text, 0, Math.min(text.length, 24), StandardCharsets.ISO_8859_1);
    return Form.DATE.matcher(written).lookingAt();
  }

  /** Compiled for the first date, which hardly a job has. */
  private static final class Form {
    static final Pattern DATE =
        Pattern.compile(
            "\\d{1,4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\\d|3[01])"
                + "T([01]?\\d|2[0-3]):[0-5]?\\d:([0-5]?\\d|60)Z");
  }

  /** Base64; null for any character but its digits, space, tab and LF. */
  static byte @Nullable [] data(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int group = 0;
    int count = 0;
    int padding = 0;
    for (byte c : text) {
      if (c == ' ' || c == '\t' || c == '\n') {
        continue;
      }
      int digit = c == '=' ? 0 : Scalars.base64Digit(c);
      if (digit < 0) {
        return null;
      }
      padding += c == '=' ? 1 : 0;
      group = group << 6 | digit;
      if (++count % 4 == 0) {
        out.write(group >> 16);
        out.write(group >> 8);
        out.write(group);
      }
    }
    byte[] bytes = out.toByteArray();
    boolean padded = (padding == 1 || padding == 2) && bytes.length >= padding;
    return padded ? Arrays.copyOf(bytes, bytes.length - padding) : bytes;
  }

  /** The text of a string or key: entities are replaced in CDATA sections too, and NUL ends it. */
  static byte[] text(byte[] content) {
    byte[] text = withoutSections(content);
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    int end = indexOf(text, (byte) 0, 0);
    end = end < 0 ? text.length : end;
    int at = 0;
    while (at < end) {
      int ampersand = indexOf(text, (byte) '&', at);
      int semicolon = ampersand < 0 ? -1 : indexOf(text, (byte) ';', ampersand);
      if (semicolon < 0 || semicolon >= end) {
        out.write(text, at, end - at);
        break;
      }
      out.write(text, at, ampersand - at);
      int code = code(text, ampersand, semicolon);
      if (code == 0) {
        break;
      }
      if (code == KEEP) {
        out.write(text, ampersand, semicolon - ampersand);
        at = semicolon;
      } else {
        utf8(code, out);
        at = semicolon + 1;
      }
    }
    return out.toByteArray();
  }

  private static final int KEEP = -1;

  /** The number of an entity, of 32 bits; a letter of a hexadecimal one counts 0 to 5. */
  private static int code(byte[] text, int ampersand, int semicolon) {
    if (semicolon - ampersand < 3) {
      return KEEP;
    }
    if (text[ampersand + 1] != '#') {
      String name =
          new String(text, ampersand + 1, semicolon - ampersand - 1, StandardCharsets.ISO_8859_1);
      int index = NAMES.indexOf(name);
      return index < 0 ? KEEP : NAMED.charAt(index);
    }
    boolean hex = text[ampersand + 2] == 'x';
    int at = ampersand + (hex ? 3 : 2);
    if (at == semicolon) {
      return KEEP;
    }
    int code = 0;
    for (; at < semicolon; at++) {
      int c = text[at];
      int digit = c >= '0' && c <= '9' ? c - '0' : 0;
      if (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
        digit = (c | 0x20) - 'a';
      }
      code = code * (hex ? 16 : 10) + digit;
    }
    return code == KEEP ? Integer.MIN_VALUE : code; // both are too large to be written
  }

  private static void utf8(int code, ByteArrayOutputStream out) {
    if (code >>> 21 != 0) {
      return;
    }
    if (code < 0x80) {
      out.write(code);
      return;
    }
    int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    out.write(((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more)));
    for (int i = more - 1; i >= 0; i--) {
      out.write(0x80 | ((code >> (6 * i)) & 0x3f));
    }
  }

  private static byte[] withoutSections(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
    int at = 0;
    for (int i = indexOf(content, (byte) '<', 0); i >= 0; i = indexOf(content, (byte) '<', i)) {
      int end = startsWith(content, CDATA, i) ? find(content, CDATA_END, i + CDATA.length) : -1;
      if (end < 0) {
        i++;
        continue;
      }
      out.write(content, at, i - at);
      out.write(content, i + CDATA.length, end - i - CDATA.length);
      at = end + CDATA_END.length;
      i = at;
    }
    out.write(content, at, content.length - at);
    return out.toByteArray();
  }

  private static int find(byte[] bytes, byte[] wanted, int from) {
    for (int i = from; i <= bytes.length - wanted.length; i++) {
      if (startsWith(bytes, wanted, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, byte[] wanted, int at) {
    return at + wanted.length <= bytes.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static int indexOf(byte[] bytes, byte wanted, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
