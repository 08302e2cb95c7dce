package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.PlistException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The content of numbers, dates and data, read up to the {@code <} of the end tag. */
final class Scalars {

  private static final String DECIMAL = "write a plain decimal number, without spaces: 384";

  private static final int SECONDS_OF_DAY = 86_400;

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
    long magnitude = digits(begin, hex ? 16 : 10, negative);
    BigInteger value = new BigInteger(Long.toUnsignedString(magnitude));
    return negative ? value.negate() : value;
  }

  /** The digits as an unsigned number. */
  private long digits(int begin, int radix, boolean negative) throws PlistException {
    int first = source.at;
    long value = 0;
    while (source.peek() != '<') {
      int digit = digit(begin, radix);
      boolean overflow = Long.compareUnsigned(value, Long.divideUnsigned(-1, radix)) > 0;
      value = value * radix;
      if (overflow || Long.compareUnsigned(value, -1 - digit) > 0) {
        throw outOfRange(begin, "Integer overflow in <integer>");
      }
      value += digit;
      if (negative && Long.compareUnsigned(value, Long.MIN_VALUE) > 0) {
        throw outOfRange(begin, "Integer underflow in <integer>");
      }
      source.at++;
    }
    if (source.at == first) {
      throw refuse(begin, "Incomplete <integer>", DECIMAL);
    }
    return value;
  }

  private int digit(int begin, int radix) throws PlistException {
    if (source.atEnd()) {
      throw refuse(begin, "Premature end of file after <integer>", "end it with </integer>");
    }
    int c = source.peek();
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      String character = "'" + source.character() + "' (0x" + Integer.toHexString(c) + ")";
      throw refuse(source.at, "Unknown character " + character + " in <integer>", DECIMAL);
    }
    if (digit >= radix) {
      throw refuse(source.at, "Hex digit in non-hex <integer>", "hexadecimal needs 0x before it");
    }
    return digit;
  }

  private PlistException outOfRange(int begin, String appleSays) {
    String range = "the greatest integer is 18446744073709551615, the least -9223372036854775808";
    return refuse(begin, appleSays, range);
  }

  /** Byte by byte, as Apple's reader has it: U+202F is in its list, but its last byte is not. */
  private void skipWideSpace() {
    while (!source.atEnd()) {
      int c = source.peek();
      boolean space = c < 0x21 || (c > 0x7e && c < 0xa1);
      if (!space && !isWideSpace(c, source.peek(1), source.peek(2))) {
        return;
      }
      source.at++;
    }
  }

  private static boolean isWideSpace(int first, int second, int third) {
    if (first == 0xe2 && second == 0x80) {
      return third <= 0x8b || third == 0xaf;
    }
    return (first == 0xe2 && second == 0x81 && third == 0x9f)
        || (first == 0xe3 && second == 0x80 && third == 0x80);
  }

  double real() throws PlistException {
    int begin = source.at;
    String written = text.read();
    Double word = realWord(written);
    if (word != null) {
      return word;
    }
    int from = 0;
    while (from < written.length() && isRealSpace(written.charAt(from))) {
      from++;
    }
    if (endOfNumber(written, from) != written.length()) {
      throw refuse(begin, "Encountered misformatted real", "write a number such as 0.5");
    }
    return Double.parseDouble(written.substring(from));
  }

  /** CFString's white space before a number, control characters among it. */
  private static boolean isRealSpace(char c) {
    return c < 0x21
        || (c > 0x7e && c < 0xa1)
        || (c >= 0x2000 && c <= 0x200b)
        || c == 0x202f
        || c == 0x205f
        || c == 0x3000;
  }

  /** Not a number, or an infinity. */
  static @Nullable Double realWord(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  /** The end of the decimal number that begins there, or -1. */
  static int endOfNumber(String text, int from) {
    int at = from + (isAt(text, from, "+-") ? 1 : 0);
    int digits = pastDigits(text, at);
    boolean point = isAt(text, digits, ".");
    int end = point ? pastDigits(text, digits + 1) : digits;
    if (end - at == (point ? 1 : 0)) {
      return -1; // neither before nor after the point
    }
    if (isAt(text, end, "eE")) {
      int exponent = end + (isAt(text, end + 1, "+-") ? 2 : 1);
      int past = pastDigits(text, exponent);
      return past > exponent ? past : end;
    }
    return end;
  }

  private static boolean isAt(String text, int at, String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  private static int pastDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** Any two digits will do: CFGregorianDateGetAbsoluteTime adds them up. */
  Instant date() throws PlistException {
    int begin = source.at;
    int end = source.find("<", begin);
    String written = source.text(begin, end < 0 ? source.end() : Math.min(end, begin + 64));
    Matcher date = Form.DATE.matcher(written);
    if (end < 0 || !date.matches() || !source.startsWith("</date", end)) {
      throw source.refuse(
          begin,
          "Could not interpret <date> at line " + source.line(),
          "write UTC as 2026-11-23T08:00:00Z");
    }
    source.at = end;
    int year = Integer.parseInt(date.group(1));
    LocalDate newYear = LocalDate.of(year, 1, 1);
    long days =
        newYear.toEpochDay()
            + daysBefore(Integer.parseInt(date.group(2)), newYear.isLeapYear())
            + Integer.parseInt(date.group(3))
            - 1;
    return Instant.ofEpochSecond(
        days * SECONDS_OF_DAY
            + Integer.parseInt(date.group(4)) * 3600L
            + Integer.parseInt(date.group(5)) * 60L
            + Integer.parseInt(date.group(6)));
  }

  /** CFDate.c, daysBeforeMonth: month 13 is the next January, others are none. */
  private static int daysBefore(int month, boolean leap) {
    int[] before = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    return (month < before.length ? before[month] : 0) + (month > 2 && leap ? 1 : 0);
  }

  /** Base64, where other ASCII is skipped and a rest of less than four digits dropped. */
  byte[] data() throws PlistException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int group = 0;
    int count = 0;
    int padding = 0;
    for (; !source.atEnd() && source.peek() != '<'; source.at++) {
      int c = source.peek();
      if (c >= 0x80) {
        throw source.refuse(
            source.at,
            "Could not interpret <data> on line %d (invalid character 0x%X)"
                .formatted(source.line(), c),
            "write Base64");
      }
      int digit = c == '=' ? 0 : base64Digit(c);
      if (c == '=') {
        padding++;
      } else if (c != ' ' && (c < '\t' || c > '\r')) {
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

  /** The six bits of a digit of Base64, or -1. */
  static int base64Digit(int c) {
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

  /** Compiled for the first date, which hardly a job has. */
  private static final class Form {
    static final Pattern DATE =
        Pattern.compile("(-?0{0,30}\\d{1,9})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)Z");
  }

  private PlistException refuse(int offset, String appleSays, String help) {
    return source.refuse(offset, appleSays + " on line " + source.line(), help);
  }
}
