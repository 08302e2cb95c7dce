package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.PlistException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content of numbers, dates and data, read up to the {@code <} of the end tag. */
final class Scalars {

  private static final BigInteger UINT64_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger INT64_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private static final String DECIMAL = "write a plain decimal number, without spaces: 384";

  private final Source source;
  private final CharacterData text;

  Scalars(Source source, CharacterData text) {
    this.source = source;
    this.text = text;
  }

  /** Optional space, sign, optional space, then decimal digits or 0x and hexadecimal ones. */
  BigInteger integer() throws PlistException {
    skipWideSpace();
    int begin = source.at;
    if (source.peek() == '<') {
      throw refuse(begin, "Encountered empty <integer>", DECIMAL);
    }
    boolean negative = source.peek() == '-';
    if (negative || source.peek() == '+') {
      source.at++;
      skipWideSpace();
    }
    boolean hex = source.peek() == '0' && (source.peek(1) == 'x' || source.peek(1) == 'X');
    source.at += hex ? 2 : 0;
    BigInteger magnitude = digits(begin, hex ? 16 : 10);
    BigInteger value = negative ? magnitude.negate() : magnitude;
    if (value.compareTo(UINT64_MAX) > 0 || value.compareTo(INT64_MIN) < 0) {
      throw refuse(
          begin,
          negative ? "Integer underflow in <integer>" : "Integer overflow in <integer>",
          "the greatest integer is 18446744073709551615, the least -9223372036854775808");
    }
    return value;
  }

  private BigInteger digits(int begin, int radix) throws PlistException {
    int first = source.at;
    while (source.peek() != '<') {
      if (source.atEnd()) {
        throw refuse(begin, "Premature end of file after <integer>", "end it with </integer>");
      }
      int c = source.peek();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw refuse(
            source.at,
            "Unknown character '"
                + source.character()
                + "' (0x"
                + Integer.toHexString(c)
                + ") in <integer>",
            DECIMAL);
      }
      if (digit >= radix) {
        throw refuse(source.at, "Hex digit in non-hex <integer>", "hexadecimal needs 0x before it");
      }
      source.at++;
    }
    if (source.at == first) {
      throw refuse(begin, "Incomplete <integer>", DECIMAL);
    }
    while (source.at - first > 1 && source.byteAt(first) == '0') {
      first++;
    }
    // 20 digits hold 2^64; more are out of range whatever they are, and cost no time.
    return new BigInteger(source.text(first, Math.min(source.at, first + 21)), radix);
  }

  /** Apple's reader takes every control character, and Unicode's wide spaces, for space here. */
  private void skipWideSpace() {
    while (!source.atEnd()) {
      int c = source.peek();
      if (c < 0x21 || (c >= 0x7f && c <= 0xa0)) {
        source.at++;
      } else if (isWideSpace(c, source.peek(1), source.peek(2))) {
        source.at += 3;
      } else {
        return;
      }
    }
  }

  private static boolean isWideSpace(int first, int second, int third) {
    int c = (first & 0xf) << 12 | (second & 0x3f) << 6 | (third & 0x3f);
    return first >> 4 == 0xe
        && second >> 6 == 2
        && third >> 6 == 2
        && ((c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x205f || c == 0x3000);
  }

  double real() throws PlistException {
    int begin = source.at;
    String written = text.read();
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        Matcher number = Form.REAL.matcher(written);
        if (!number.matches()) {
          throw refuse(begin, "Encountered misformatted real", "write a number such as 0.5");
        }
        yield Double.parseDouble(number.group(1));
      }
    };
  }

  /** Months, days and hours out of range roll over, as in Apple's calendar. */
  Instant date() throws PlistException {
    int begin = source.at;
    Matcher date = Form.DATE.matcher(text.read());
    try {
      if (date.matches()) {
        int year = Integer.parseInt(date.group(2));
        return LocalDateTime.of(date.group(1).isEmpty() ? year : -year, 1, 1, 0, 0)
            .plusMonths(Long.parseLong(date.group(3)) - 1)
            .plusDays(Long.parseLong(date.group(4)) - 1)
            .plusHours(Long.parseLong(date.group(5)))
            .plusMinutes(Long.parseLong(date.group(6)))
            .plusSeconds(Long.parseLong(date.group(7)))
            .toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      // A year that no calendar has: refused like any other bad date.
    }
    throw refuse(begin, "Could not interpret <date>", "write UTC as 2026-11-23T08:00:00Z");
  }

  /** Base64, where everything that is no digit is skipped and a rest of less than four dropped. */
  byte[] data() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int group = 0;
    int count = 0;
    int padding = 0;
    for (; !source.atEnd() && source.peek() != '<'; source.at++) {
      int c = source.peek();
      int digit = c == '=' ? 0 : base64Digit(c);
      if (c == '=') {
        padding++;
      } else if (!Source.isSpace(c)) {
        padding = 0;
      }
      if (digit < 0) {
        continue;
      }
      group = group << 6 | digit;
      if (++count % 4 == 0) {
        out.write(group >> 16);
        if (padding < 2) {
          out.write(group >> 8);
        }
        if (padding < 1) {
          out.write(group);
        }
      }
    }
    return out.toByteArray();
  }

  private static int base64Digit(int c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  /** Compiled for the first real or date, which hardly a job has. */
  private static final class Form {
    static final Pattern REAL =
        Pattern.compile("[ \\t\\r\\n]*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)");
    static final Pattern DATE =
        Pattern.compile("(-?)(\\d{1,9})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)Z");
  }

  private PlistException refuse(int offset, String appleSays, String help) {
    return source.refuse(offset, appleSays + " on line " + source.line(), help);
  }
}
