package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets keys of a property list in the text of its file, so that comments, the order of the keys,
 * the indentation and what nobody knows of stay as they are. XML in UTF-8 only. Not thread-safe.
 */
public final class PlistEditor {

  private final String mark;
  private String text;

  private PlistEditor(String text, String mark) {
    this.text = text;
    this.mark = mark;
  }

  /**
   * An editor of what a file holds.
   *
   * @throws PlistException if it is no property list
   * @throws IOException if it is a sound one, but not XML in UTF-8
   */
  public static PlistEditor of(byte[] bytes) throws IOException {
    PlistFile.read(bytes);
    String text = XmlText.decode(bytes);
    if (!text.stripLeading().startsWith("<")) {
      throw new IOException(
          "an ASCII property list, but only XML can be edited; convert it to xml");
    }
    return new PlistEditor(text, XmlText.mark(bytes));
  }

  /**
   * Sets a key of the job: in the place of its value, or at the end.
   *
   * @throws PlistException if the value holds a character that XML cannot
   */
  public PlistEditor set(String key, PlistValue value) throws PlistException {
    return set(new KeyPath(List.of(key)), value);
  }

  /**
   * Sets a value inside the job: in the place of the old one, or at the end of what it belongs to.
   * Dictionaries on the way that are not there are made.
   *
   * @throws IllegalArgumentException if the path leads through something that is neither a
   *     dictionary nor an array, or past the end of an array
   * @throws PlistException if the value holds a character that XML cannot
   */
  public PlistEditor set(KeyPath path, PlistValue value) throws PlistException {
    XmlText xml = new XmlText(text);
    Way way = Way.along(root(), path);
    Insertion insertion = new Insertion(xml, way.container());
    PlistValue wrapped = value;
    List<String> missing = way.missing();
    for (int i = missing.size() - 1; i > 0; i--) {
      wrapped = PlistDictionary.EMPTY.with(missing.get(i), wrapped);
    }
    Edit edit =
        missing.isEmpty()
            ? replacement(xml, way, value)
            : way.container() instanceof PlistArray
                ? insertion.element(wrapped)
                : insertion.entry(missing.get(0), wrapped);
    text = Edit.apply(text, List.of(edit));
    return this;
  }

  /**
   * Adds an element at the end of an array, which is made if it is not there.
   *
   * @throws IllegalArgumentException if there is something else
   * @throws PlistException if the value holds a character that XML cannot
   */
  public PlistEditor append(KeyPath path, PlistValue element) throws PlistException {
    Optional<PlistValue> there = Way.to(root(), path);
    if (there.isEmpty()) {
      return set(path, new PlistArray(List.of(element)));
    }
    if (!(there.get() instanceof PlistArray array)) {
      throw new IllegalArgumentException(
          path + " is of type " + there.get().typeName() + ", but += needs an array");
    }
    text = Edit.apply(text, List.of(new Insertion(new XmlText(text), array).element(element)));
    return this;
  }

  /** Takes a key of the job out, duplicates included; no change where it is not there. */
  public PlistEditor remove(String key) throws PlistException {
    return remove(new KeyPath(List.of(key)));
  }

  /** Takes out what has a path, duplicates included; no change if it is not there. */
  public PlistEditor remove(KeyPath path) throws PlistException {
    XmlText xml = new XmlText(text);
    Way way = Way.along(root(), path);
    List<Edit> removals = new ArrayList<>();
    if (way.missing().isEmpty() && way.container() instanceof PlistArray) {
      int start = xml.offset(way.value().position());
      removals.add(Edit.removal(xml, start, xml.elementEnd(start)));
    } else if (way.missing().isEmpty() && way.container() instanceof PlistDictionary dictionary) {
      for (Entry entry : dictionary.entries()) {
        if (entry.key().equals(way.last())) {
          int end = xml.elementEnd(xml.offset(entry.value().position()));
          removals.add(Edit.removal(xml, xml.offset(entry.keyPosition()), end));
        }
      }
    }
    text = Edit.apply(text, removals);
    return this;
  }

  /** What has a path now. */
  public Optional<PlistValue> get(KeyPath path) throws PlistException {
    return Way.to(root(), path);
  }

  private PlistDictionary root() throws PlistException {
    return PlistFile.read(toBytes());
  }

  private static Edit replacement(XmlText xml, Way way, PlistValue value) throws PlistException {
    int start = xml.offset(way.value().position());
    int line =
        way.container() instanceof PlistDictionary dictionary
            ? xml.offset(dictionary.entry(way.last()).orElseThrow().keyPosition())
            : start;
    return new Edit(start, xml.elementEnd(start), Fragment.value(xml, value, xml.indent(line)));
  }

  /** The text as it is now. */
  public String text() {
    return text;
  }

  /** The file as it is now, with the byte order mark that it had. */
  public byte[] toBytes() {
    return (mark + text).getBytes(StandardCharsets.UTF_8);
  }
}
