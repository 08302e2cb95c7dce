package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.Position;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Start and end tags. Attributes are skipped: no element of a property list has one that counts.
 */
final class Tags {

  private static final List<String> KNOWN =
      List.of(
          "plist", "dict", "array", "key", "string", "integer", "real", "true", "false", "date",
          "data");

  private static final Map<String, String> MEANT =
      Map.of(
          "bool", "<true/> or <false/>",
          "boolean", "<true/> or <false/>",
          "int", "<integer>",
          "number", "<integer>",
          "float", "<real>",
          "dictionary", "<dict>",
          "list", "<array>",
          "str", "<string>");

  private final Source source;

  Tags(Source source) {
    this.source = source;
  }

  /**
   * A start tag.
   *
   * @param name one of the eleven there are
   * @param empty whether it ends in {@code />}
   * @param offset of its {@code <}
   * @param end behind its {@code >}
   * @param position of its {@code <}
   */
  record Tag(String name, boolean empty, int offset, int end, Position position) {}

  /** Reads the start tag at the place. Any {@code >} ends it, in an attribute too: Apple's way. */
  Tag open() throws PlistException {
    int begin = source.at;
    int nameEnd = -1;
    for (source.at++; !source.atEnd() && source.peek() != '>'; source.at++) {
      if (nameEnd < 0 && Source.isSpace(source.peek())) {
        nameEnd = source.at;
      }
    }
    if (source.atEnd()) {
      source.at = begin;
      throw source.unexpectedEnd("the tag opened on line " + source.line() + " is never closed");
    }
    boolean empty = source.byteAt(source.at - 1) == '/';
    if (nameEnd < 0) {
      nameEnd = source.at - (empty ? 1 : 0);
    }
    source.at++;
    String name = name(begin, nameEnd);
    return new Tag(name, empty, begin, source.at, source.position(begin));
  }

  private String name(int begin, int end) throws PlistException {
    for (String known : KNOWN) {
      if (end - begin - 1 == known.length() && matches(known, begin + 1)) {
        return known;
      }
    }
    source.at = begin;
    if (end <= begin + 1) {
      throw source.refuse(
          begin,
          "Malformed tag on line " + source.line(),
          "write < as &lt; in text; the name of a tag follows its < immediately");
    }
    String unknown = source.text(begin + 1, Math.min(end, begin + 41));
    if (unknown.indexOf('\ufffd') >= 0) {
      unknown = "<unknown>"; // Apple's word for what is not UTF-8
    }
    throw source.refuse(
        begin, "Encountered unknown tag " + unknown + " on line " + source.line(), help(unknown));
  }

  private boolean matches(String name, int offset) {
    for (int i = 0; i < name.length(); i++) {
      if (source.byteAt(offset + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String help(String unknown) {
    String lower = unknown.toLowerCase(Locale.ROOT);
    if (MEANT.containsKey(lower)) {
      return "write " + MEANT.get(lower);
    }
    return KNOWN.contains(lower)
        ? "tags are lower case: <" + lower + ">"
        : "the tags of a property list are dict, array, key, string, integer, real,"
            + " true, false, date and data";
  }

  /** Reads the end tag of an element at the place. */
  void close(Tag tag) throws PlistException {
    if (source.end() - source.at < tag.name().length() + 3) {
      throw neverClosed(tag);
    }
    if (source.peek() != '<' || source.peek(1) != '/') {
      source.at += source.peek() == '<' ? 1 : 0;
      throw strayInEndTag("the value of <" + tag.name() + "> continues where it should end");
    }
    int begin = source.at;
    source.at += 2;
    if (!source.startsWith(tag.name())) {
      throw source.refuse(
          begin,
          "Close tag on line " + source.line() + " does not match open tag " + tag.name(),
          "close the <" + tag.name() + "> of line " + tag.position().line());
    }
    source.at += tag.name().length();
    source.skipWhitespace();
    if (source.atEnd()) {
      throw neverClosed(tag);
    }
    if (source.peek() != '>') {
      throw strayInEndTag("write </" + tag.name() + ">");
    }
    source.at++;
  }

  PlistException neverClosed(Tag tag) {
    String line = "of line " + tag.position().line();
    return source.unexpectedEnd("the <" + tag.name() + "> " + line + " is never closed");
  }

  private PlistException strayInEndTag(String help) {
    return source.refuse(
        source.at,
        "Encountered unexpected character "
            + source.character()
            + " on line "
            + source.line()
            + " while looking for close tag",
        help);
  }
}
