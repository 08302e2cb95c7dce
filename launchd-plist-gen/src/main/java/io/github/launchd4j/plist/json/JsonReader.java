package io.github.launchd4j.plist.json;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON (RFC 8259) as a property list: an object, without null, which a plist has not. */
public final class JsonReader {

  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_DEPTH = 512;
  private static final int MAX_VALUES = 250_000;

  /** Digits of 2^64; more are out of range whatever they are, and would take long to convert. */
  private static final int MAX_DIGITS = 20;

  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private static final String NOT_A_JOB = "no job is that large; check what the file is";
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?s)\\uFEFF?\\s*\\{\\s*(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+(?:\"\\s*:|\\z)|\\}|\\z)");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final String text;
  private int at;
  private int depth;
  private int values;

  /** Up to where line and column are counted. */
  private int known;

  private int line = 1;
  private int column = 1;

  private JsonReader(String text) {
    this.text = text;
  }

  /** Whether a file holds JSON: an object whose first name is quoted, as no ASCII plist has it. */
  public static boolean isJson(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.UTF_8);
    return BEGINNING.matcher(start).lookingAt();
  }

  /** Reads what a file holds, in UTF-8. */
  public static PlistDictionary read(byte[] bytes) throws PlistException {
    if (bytes.length > MAX_BYTES) {
      throw new PlistException(
          Code.LP006, Position.NONE, "larger than 16 MiB, the limit of this reader", NOT_A_JOB);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    text.flip();
    if (result.isError()) {
      JsonReader reader = new JsonReader(text.toString());
      reader.at = text.length();
      throw new PlistException(
          Code.LP005, reader.position(), "not UTF-8, but JSON always is", "save it as UTF-8");
    }
    return read(text.toString());
  }

  /** Reads a text. */
  public static PlistDictionary read(String text) throws PlistException {
    JsonReader reader = new JsonReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
    PlistValue value = reader.value();
    reader.skipSpace();
    if (reader.at < reader.text.length()) {
      throw reader.refuse("something follows the end of the JSON text");
    }
    if (value instanceof PlistDictionary dictionary) {
      return dictionary;
    }
    throw new PlistException(
        Code.LP007,
        value.position(),
        "the JSON text is not an object",
        "put everything into one { }");
  }

  private PlistValue value() throws PlistException {
    skipSpace();
    Position position = position();
    char c = at < text.length() ? text.charAt(at) : 0;
    if (++depth > MAX_DEPTH) {
      throw tooMuch(position, "nested more than " + MAX_DEPTH + " deep");
    }
    if (++values > MAX_VALUES) {
      throw tooMuch(position, "more than 250,000 values");
    }
    PlistValue value =
        switch (c) {
          case '{' -> object(position);
          case '[' -> array(position);
          case '"' -> new PlistString(string(), position);
          default -> scalar(position);
        };
    depth--;
    return value;
  }

  private static PlistException tooMuch(Position position, String what) {
    return new PlistException(Code.LP006, position, what + ", the limit of this reader", NOT_A_JOB);
  }

  private PlistDictionary object(Position position) throws PlistException {
    List<Entry> entries = new ArrayList<>();
    at++;
    if (!closes('}')) {
      do {
        skipSpace();
        Position keyPosition = position();
        if (at >= text.length() || text.charAt(at) != '"') {
          throw refuse("a name in \" is missing");
        }
        String key = string();
        expect(':');
        entries.add(new Entry(key, keyPosition, value()));
      } while (more('}'));
    }
    return new PlistDictionary(entries, position);
  }

  private PlistArray array(Position position) throws PlistException {
    List<PlistValue> values = new ArrayList<>();
    at++;
    if (!closes(']')) {
      do {
        values.add(value());
      } while (more(']'));
    }
    return new PlistArray(values, position);
  }

  private boolean closes(char bracket) {
    skipSpace();
    boolean closes = at < text.length() && text.charAt(at) == bracket;
    at += closes ? 1 : 0;
    return closes;
  }

  private boolean more(char bracket) throws PlistException {
    if (closes(bracket)) {
      return false;
    }
    expect(',');
    return true;
  }

  private void expect(char wanted) throws PlistException {
    skipSpace();
    if (at >= text.length() || text.charAt(at) != wanted) {
      throw refuse("\"" + wanted + "\" is missing");
    }
    at++;
  }

  private PlistValue scalar(Position position) throws PlistException {
    for (boolean bool : new boolean[] {true, false}) {
      if (text.startsWith("" + bool, at)) {
        at += ("" + bool).length();
        return new PlistBoolean(bool, position);
      }
    }
    if (text.startsWith("null", at)) {
      throw refuse("null, which a property list cannot represent; leave the key out");
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw refuse(at < text.length() ? "expected a value" : "the text ends too early");
    }
    at = number.end();
    if (number.group(1) == null && number.group(2) == null) {
      return integer(number.group(), position);
    }
    double real = Double.parseDouble(number.group());
    if (Double.isInfinite(real)) {
      throw outOfRange(number.group(), position, "no <real> is that large");
    }
    return new PlistReal(real, position);
  }

  private static PlistInteger integer(String digits, Position position) throws PlistException {
    BigInteger value = digits.length() > MAX_DIGITS ? null : new BigInteger(digits);
    if (value == null || value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0) {
      throw outOfRange(
          digits,
          position,
          "the greatest integer of a property list is " + MAX + ", the least " + MIN);
    }
    return new PlistInteger(value, position);
  }

  private static PlistException outOfRange(String number, Position position, String help) {
    String shown = number.length() > 40 ? number.substring(0, 40) + "..." : number;
    return new PlistException(
        Code.LP107, position, "the number " + shown + " is out of range", help);
  }

  private String string() throws PlistException {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c < ' ') {
        throw refuse("a control character in a string; write it as \\n or \\u000a");
      }
      value.append(c == '\\' ? escape() : c);
    }
    if (at >= text.length()) {
      throw refuse("a string is never closed");
    }
    at++;
    return value.toString();
  }

  private char escape() throws PlistException {
    at++;
    char c = at < text.length() ? text.charAt(at) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        String digits =
            text.substring(Math.min(at + 1, text.length()), Math.min(at + 5, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
          throw refuse("\\u needs four hexadecimal digits");
        }
        at += 4;
        yield (char) Integer.parseInt(digits, 16);
      }
      default -> throw refuse("not a JSON escape");
    };
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Position position() {
    int end = Math.min(at, text.length());
    while (known < end) {
      char c = text.charAt(known++);
      boolean firstOfCrLf = c == '\r' && known < text.length() && text.charAt(known) == '\n';
      if ((c == '\n' || c == '\r') && !firstOfCrLf) {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    return new Position(line, column);
  }

  private PlistException refuse(String why) {
    return new PlistException(
        Code.LP013, position(), "not valid JSON: " + why, "check it with a JSON tool");
  }
}
