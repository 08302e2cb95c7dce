package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads an XML property list by the rules of Apple's own reader, which are not those of XML:
 * swift-corelibs-foundation, CoreFoundation/Parsing.subproj/CFPropertyList.c. Where it refuses, the
 * message is Apple's, line number included; the position may be a better one.
 */
final class XmlReader {

  private final Source source;
  private final List<Note> notes;
  private final Markup markup;
  private final Tags tags;
  private final CharacterData text;
  private final Scalars scalars;
  private final Deque<Container> open = new ArrayDeque<>();

  XmlReader(Source source, List<Note> notes, List<Comment> comments) {
    this.source = source;
    this.notes = notes;
    this.markup = new Markup(source, notes, comments);
    this.tags = new Tags(source);
    this.text = new CharacterData(source);
    this.scalars = new Scalars(source, text);
  }

  /** Reads the root element. What follows it counts for nothing. */
  PlistValue read() throws PlistException {
    markup.skipProlog();
    while (true) {
      Container container = open.peek();
      PlistValue value;
      boolean key = false;
      if (container != null && toContent(container)) {
        tags.close(container.tag);
        open.pop();
        value = container.finish();
      } else {
        Tags.Tag tag = tags.open();
        if (container != null) {
          container.admit(tag);
        }
        if (startsContainer(tag)) {
          continue;
        }
        key = tag.name().equals("key");
        if (key && container != null && container.wantsKey()) {
          Position position = source.position(tag.offset());
          container.key(string(tag), position);
          continue;
        }
        value = leaf(tag);
      }
      Container outer = open.peek();
      if (outer == null) {
        noteTrailingContent();
        return value;
      }
      outer.add(value, key);
    }
  }

  /** Moves to the next tag inside a container; true if it is an end tag. */
  private boolean toContent(Container container) throws PlistException {
    do {
      source.skipWhitespace();
      if (source.atEnd()) {
        throw tags.neverClosed(container.tag);
      }
      if (source.peek() != '<') {
        throw strayText();
      }
    } while (markup.skipOther());
    if (source.peek(1) == '!') {
      throw source.refuse(
          source.at, "Encountered unexpected EOF", "only <!-- comments --> are allowed here");
    }
    return source.peek(1) == '/';
  }

  private PlistException strayText() {
    String apple =
        "Encountered unexpected character "
            + source.character()
            + " on line "
            + source.line()
            + " while looking for open tag";
    return source.startsWith("#if") || source.startsWith("#include")
        ? new PlistException(
            Code.LP012,
            source.position(source.at),
            "a template for the C preprocessor, which no reader accepts as it is",
            "check the preprocessor's output instead")
        : source.refuse(source.at, apple, "put text inside <string>");
  }

  private boolean startsContainer(Tags.Tag tag) throws PlistException {
    boolean plist = tag.name().equals("plist");
    if (plist && tag.empty()) {
      throw source.refuse(tag.offset(), "Encountered empty plist tag", "put a <dict> into <plist>");
    }
    if (tag.empty() || !(plist || tag.name().equals("dict") || tag.name().equals("array"))) {
      return false;
    }
    if (open.size() >= Budget.MAX_DEPTH) {
      throw Budget.tooDeep(source.position(tag.offset()));
    }
    open.push(new Container(source, tag));
    return true;
  }

  private PlistValue leaf(Tags.Tag tag) throws PlistException {
    Position position = source.position(tag.offset());
    PlistValue value =
        switch (tag.name()) {
          case "dict" -> new PlistDictionary(List.of(), position);
          case "array" -> new PlistArray(List.of(), position);
          case "true", "false" -> bool(tag, position);
          case "key", "string" -> new PlistString(string(tag), position);
          default -> scalar(tag, position);
        };
    if (tag.name().equals("key")) {
      notes.add(new Note(Note.Kind.KEY_AS_VALUE, position));
    }
    return value;
  }

  private PlistBoolean bool(Tags.Tag tag, Position position) throws PlistException {
    if (!tag.empty()) {
      closeBoolean(tag);
      notes.add(new Note(Note.Kind.PAIRED_BOOLEAN, position));
    }
    return new PlistBoolean(tag.name().equals("true"), position);
  }

  private void closeBoolean(Tags.Tag tag) throws PlistException {
    try {
      tags.close(tag);
    } catch (PlistException e) {
      throw source.refuse(
          tag.offset(),
          "Encountered non-empty <" + tag.name() + "> on line " + source.line(),
          "write <" + tag.name() + "/>");
    }
  }

  private String string(Tags.Tag tag) throws PlistException {
    if (tag.empty()) {
      return "";
    }
    String value = text.read();
    tags.close(tag);
    return value;
  }

  private PlistValue scalar(Tags.Tag tag, Position position) throws PlistException {
    if (tag.empty()) {
      throw source.refuse(
          tag.offset(),
          "Encountered empty <" + tag.name() + "> on line " + source.line(),
          "give it a value, or remove it together with its key");
    }
    PlistValue value =
        switch (tag.name()) {
          case "integer" -> new PlistInteger(scalars.integer(), position);
          case "real" -> new PlistReal(scalars.real(), position);
          case "date" -> new PlistDate(scalars.date(), position);
          default -> new PlistData(scalars.data(), position);
        };
    tags.close(tag);
    return value;
  }

  private void noteTrailingContent() {
    source.skipWhitespace();
    if (!source.atEnd() && !source.startsWith("<!--")) {
      notes.add(new Note(Note.Kind.TRAILING_CONTENT, source.position(source.at)));
    }
  }
}
