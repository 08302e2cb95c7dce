package io.github.launchd4j.plist.json;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes JSON (RFC 8259), indented by two spaces, in the order given, ASCII controls escaped. */
public final class JsonWriter {

  /** What is nested deeper is indented no further, or each of its lines would be a long one. */
  private static final String INDENT = "  ".repeat(16);

  /** Escapes make more of what is not printable. */
  private static final int MAX_LENGTH = 32 << 20;

  private final StringBuilder out = new StringBuilder();
  private int depth;

  private JsonWriter() {}

  /**
   * The text, with a final LF.
   *
   * @throws PlistException for what JSON cannot represent: data, a date, infinity
   */
  public static String write(PlistValue value) throws PlistException {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.out.append('\n').toString();
  }

  private void value(PlistValue value) throws PlistException {
    checkLength(value.position());
    if (value instanceof PlistDictionary dictionary) {
      dictionary(dictionary);
    } else if (value instanceof PlistArray array) {
      array(array);
    } else if (value instanceof PlistString string) {
      quote(string.value(), string.position());
    } else if (value instanceof PlistInteger integer) {
      out.append(integer.value());
    } else if (value instanceof PlistBoolean bool) {
      out.append(bool.value());
    } else if (value instanceof PlistReal real && Double.isFinite(real.value())) {
      out.append(real.value());
    } else {
      throw new PlistException(
          Code.LP014,
          value.position(),
          "JSON cannot represent " + shown(value),
          "convert to xml or binary, or remove the value");
    }
  }

  private void checkLength(Position position) throws PlistException {
    if (out.length() > MAX_LENGTH) {
      throw new PlistException(
          Code.LP006,
          position,
          "as JSON it has more than " + (MAX_LENGTH >> 20) + " MiB, the limit of this writer",
          "no job is that large; check what the file is");
    }
  }

  private static String shown(PlistValue value) {
    return value instanceof PlistReal real ? "the number " + real.value() : "a " + value.typeName();
  }

  private void dictionary(PlistDictionary dictionary) throws PlistException {
    Map<String, PlistValue> last = new LinkedHashMap<>(); // of equal keys, as all readers do
    dictionary.entries().forEach(entry -> last.put(entry.key(), entry.value()));
    Iterator<Map.Entry<String, PlistValue>> entries = last.entrySet().iterator();
    open('{', entries.hasNext());
    while (entries.hasNext()) {
      Map.Entry<String, PlistValue> entry = entries.next();
      quote(entry.getKey(), dictionary.position());
      out.append(": ");
      value(entry.getValue());
      separate(entries.hasNext());
    }
    out.append('}');
  }

  private void array(PlistArray array) throws PlistException {
    Iterator<PlistValue> values = array.values().iterator();
    open('[', values.hasNext());
    while (values.hasNext()) {
      value(values.next());
      separate(values.hasNext());
    }
    out.append(']');
  }

  private void open(char bracket, boolean filled) {
    out.append(bracket);
    if (filled) {
      depth++;
      line();
    }
  }

  private void separate(boolean more) {
    if (more) {
      out.append(',');
    } else {
      depth--;
    }
    line();
  }

  private void line() {
    out.append('\n').append(INDENT, 0, Math.min(2 * depth, INDENT.length()));
  }

  private void quote(String text, Position position) throws PlistException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          boolean plain = Character.isSurrogate(c) ? paired(text, i) : c >= 0x20 && c != 0x7f;
          if (plain) {
            out.append(c);
          } else {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
            checkLength(position);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean paired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
