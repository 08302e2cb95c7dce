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
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads an XML property list by the rules of Apple's own reader, which are not those of XML:
 * swift-corelibs-foundation, CoreFoundation/Parsing.subproj/CFPropertyList.c. Where it refuses, the
 * message begins as Apple's does, line number included, but for files that break off and for bytes
 * that are not printable; the position may be a better one. {@link Libxpc} listens.
 */
final class XmlReader {

  private final Source source;
  private final Libxpc libxpc;
  private final LibxpcContent content;
  private final Markup markup;
  private final Tags tags;
  private final CharacterData text;
  private final Scalars scalars;
  private final Deque<Container> open = new ArrayDeque<>();
  private int depth;
  private int values;

  XmlReader(Source source, Notes notes, Libxpc libxpc, List<Comment> comments) {
    this.source = source;
    this.libxpc = libxpc;
    this.content = new LibxpcContent(source, notes);
    this.markup = new Markup(source, notes, libxpc, comments);
    this.tags = new Tags(source);
    this.text = new CharacterData(source);
    this.scalars = new Scalars(source, text);
  }

  /** Reads the root element. What follows it counts for nothing. */
  PlistValue read() throws PlistException {
    markup.skipProlog();
    while (true) {
      Container container = open.peek();
      Tags.Tag tag;
      PlistValue value;
      boolean key = false;
      if (container != null && toContent(container)) {
        container.checkComplete();
        tag = container.tag;
        int end = source.at;
        tags.close(tag);
        open.pop();
        depth--;
        if (tag.name().equals("plist") && !open.isEmpty()) {
          libxpc.endOfInnerPlist(end);
        }
        value = container.finish();
      } else {
        tag = tags.open();
        libxpc.startTag(tag, container == null);
        if (++values > Budget.MAX_VALUES) {
          throw Budget.tooMany(tag.position());
        }
        if (startsContainer(tag)) {
          continue;
        }
        key = tag.name().equals("key");
        if (key && container != null && container.wantsKey()) {
          container.key(key(tag), tag.position());
          continue;
        }
        value = leaf(tag);
      }
      Container outer = open.peek();
      if (outer == null) {
        libxpc.root(tag);
        markup.noteEpilog();
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
        container.checkComplete();
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
      throw source.refuse(
          tag.position(), "Encountered empty plist tag", "put a <dict> into <plist>");
    }
    if (tag.empty() || !(plist || tag.name().equals("dict") || tag.name().equals("array"))) {
      return false;
    }
    depth += plist && open.isEmpty() ? 0 : 1; // the outermost <plist> does not count
    if (depth > Budget.MAX_DEPTH) {
      throw Budget.tooDeep(tag.position());
    }
    open.push(new Container(source, tag));
    return true;
  }

  private PlistValue leaf(Tags.Tag tag) throws PlistException {
    Position position = tag.position();
    return switch (tag.name()) {
      case "dict" -> new PlistDictionary(List.of(), position);
      case "array" -> new PlistArray(List.of(), position);
      case "true", "false" -> bool(tag);
      case "string" -> new PlistString(string(tag), position);
      case "key" -> {
        libxpc.keyAsValue(tag);
        yield new PlistString(string(tag), position);
      }
      default -> scalar(tag);
    };
  }

  private PlistBoolean bool(Tags.Tag tag) throws PlistException {
    if (!tag.empty()) {
      closeBoolean(tag);
      libxpc.pairedBoolean(tag);
    }
    return new PlistBoolean(tag.name().equals("true"), tag.position());
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

  private String key(Tags.Tag tag) throws PlistException {
    if (tag.empty()) {
      libxpc.emptyKey(tag);
    }
    return string(tag);
  }

  private String string(Tags.Tag tag) throws PlistException {
    if (tag.empty()) {
      return "";
    }
    try {
      String value = text.read();
      content.text(tag, tag.end(), value);
      close(tag);
      return value;
    } catch (PlistException e) {
      throw content.refusal(e, tag, tag.end());
    }
  }

  private PlistValue scalar(Tags.Tag tag) throws PlistException {
    if (tag.empty()) {
      throw source.refuse(
          tag.position(),
          "Encountered empty <" + tag.name() + "> on line " + source.line(),
          "give it a value, or remove it together with its key");
    }
    try {
      PlistValue value = number(tag);
      close(tag);
      return value;
    } catch (PlistException e) {
      throw content.refusal(e, tag, tag.end());
    }
  }

  private PlistValue number(Tags.Tag tag) throws PlistException {
    int from = tag.end();
    switch (tag.name()) {
      case "integer" -> {
        BigInteger value = scalars.integer();
        content.integer(from, value);
        return new PlistInteger(value, tag.position());
      }
      case "real" -> {
        double value = scalars.real();
        content.real(from, value);
        return new PlistReal(value, tag.position());
      }
      case "date" -> {
        Instant value = scalars.date();
        content.date(from, value);
        return new PlistDate(value, tag.position());
      }
      default -> {
        byte[] value = scalars.data();
        content.data(from, value);
        return new PlistData(value, tag.position());
      }
    }
  }

  private void close(Tags.Tag tag) throws PlistException {
    int begin = source.at;
    tags.close(tag);
    libxpc.endTag(tag, begin);
  }
}
