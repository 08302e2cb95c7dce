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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON (RFC 8259) as a property list: an object, without null, which a plist has not. */
public final class JsonReader {

  private static final int MAX_DEPTH = 512;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
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
      throw new PlistException(
          Code.LP006,
          position,
          "nested more than " + MAX_DEPTH + " deep",
          "launchd's keys are at most four levels deep");
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
    return number.group(1) == null && number.group(2) == null
        ? new PlistInteger(new BigInteger(number.group()), position)
        : new PlistReal(Double.parseDouble(number.group()), position);
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
    int line = 1;
    int start = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
      start = i + 1;
    }
    return new Position(line, text.codePointCount(start, Math.min(at, text.length())) + 1);
  }

  private PlistException refuse(String why) {
    return new PlistException(
        Code.LP013, position(), "not valid JSON: " + why, "check it with a JSON tool");
  }
}
