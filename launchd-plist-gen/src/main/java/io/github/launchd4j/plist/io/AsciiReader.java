package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an ASCII property list by the rules of swift-corelibs-foundation, CFOldStylePList.c. Of
 * what that reader takes, this one refuses what it takes by accident: a broken last value of an
 * array, and text after the entries of a .strings file. Words and positions are ours.
 */
final class AsciiReader {

  private final Source source;
  private final AsciiText text;
  private int values;

  AsciiReader(Source source) {
    this.source = source;
    this.text = new AsciiText(source);
  }

  /** The root, or nothing if this is text of another kind. */
  Optional<PlistValue> read() throws PlistException {
    int begin = source.at;
    text.skipSpace();
    boolean bracket = source.peek() == '{' || source.peek() == '(';
    try {
      Encoding.checkUtf8(source);
      PlistValue root = bracket ? value(0) : entries(source.position(source.at), 0);
      text.skipSpace();
      if (!source.atEnd()) {
        throw text.broken(source.at, "something follows its end", "remove it");
      }
      boolean empty = !bracket && root.equals(PlistDictionary.EMPTY);
      return empty ? Optional.empty() : Optional.of(root);
    } catch (PlistException e) {
      if (bracket || e.code() == Code.LP006) {
        throw e;
      }
      return Optional.empty(); // neither a .strings file nor anything else that is known
    } finally {
      source.at = begin;
    }
  }

  private PlistValue value(int depth) throws PlistException {
    text.skipSpace();
    Position begin = source.position(source.at);
    count(begin);
    int c = source.peek();
    if ((c == '{' || c == '(') && depth >= Budget.MAX_DEPTH) {
      throw Budget.tooDeep(begin);
    }
    switch (c) {
      case '{' -> {
        source.at++;
        PlistDictionary dictionary = entries(begin, depth + 1);
        close('}', begin, "separate a key from its value by = and end each entry with ;");
        return dictionary;
      }
      case '(' -> {
        source.at++;
        return array(begin, depth + 1);
      }
      case '<' -> {
        return text.data(begin);
      }
      default -> {
        if (text.startsString()) {
          return new PlistString(text.string(), begin);
        }
        throw text.broken(
            source.at,
            source.atEnd() ? "it ends before a value" : source.character() + " begins no value",
            "put text in double quotes");
      }
    }
  }

  /** Up to what begins no key. A key without a value stands for itself. */
  private PlistDictionary entries(Position begin, int depth) throws PlistException {
    List<Entry> entries = new ArrayList<>();
    text.skipSpace();
    while (text.startsString()) {
      int at = source.at;
      Position position = source.position(at);
      count(position);
      String key = text.string();
      PlistValue value = new PlistString(key, position);
      text.skipSpace();
      if (source.peek() == '=') {
        source.at++;
        value = value(depth);
        text.skipSpace();
      }
      if (source.peek() != ';') {
        throw text.broken(
            at, "the entry \"" + key + "\" does not end with ;", "end each entry with ;");
      }
      source.at++;
      entries.add(new Entry(key, position, value));
      text.skipSpace();
    }
    return new PlistDictionary(entries, begin);
  }

  private PlistArray array(Position begin, int depth) throws PlistException {
    List<PlistValue> array = new ArrayList<>();
    text.skipSpace();
    while (source.peek() != ')') {
      array.add(value(depth));
      text.skipSpace();
      if (source.peek() != ',') {
        break;
      }
      source.at++;
      text.skipSpace();
    }
    close(')', begin, "separate the values by commas and end the array with )");
    return new PlistArray(array, begin);
  }

  private void close(char bracket, Position begin, String help) throws PlistException {
    if (source.peek() != bracket) {
      String found = source.atEnd() ? "the end" : source.character();
      String message = found + " instead of the " + bracket + " of what line " + begin.line();
      throw text.broken(source.at, message + " begins", help);
    }
    source.at++;
  }

  private void count(Position at) throws PlistException {
    if (++values > Budget.MAX_VALUES) {
      throw Budget.tooMany(at);
    }
  }
}
