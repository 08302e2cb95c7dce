package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Sets keys of a property list in the text of its file, so that comments, the order of the keys,
 * the indentation and what nobody knows of stay as they are. XML in UTF-8 only. Not thread-safe.
 */
public final class PlistEditor {

  private static final String BOM = "\uFEFF";

  private final boolean marked;
  private String text;

  private PlistEditor(String text, boolean marked) {
    this.text = text;
    this.marked = marked;
  }

  /**
   * An editor of what a file holds.
   *
   * @throws PlistException if it is no property list
   * @throws IOException if it is a sound one, but not XML in UTF-8
   */
  public static PlistEditor of(byte[] bytes) throws IOException {
    PlistFile.read(bytes);
    boolean marked = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
    String text = XmlText.decode(bytes);
    if (!text.stripLeading().startsWith("<")) {
      throw new IOException(
          "an ASCII property list, but only XML can be edited; convert it to xml");
    }
    return new PlistEditor(text, marked);
  }

  /**
   * Sets a key of the job: in the place of its value, or at the end.
   *
   * @throws PlistException if the value holds a character that XML cannot
   */
  public PlistEditor set(String key, PlistValue value) throws PlistException {
    XmlText xml = new XmlText(text);
    PlistDictionary job = root();
    Optional<Entry> there = job.entry(key);
    Edit edit =
        there.isPresent() ? replacement(xml, there.get(), value) : insertion(xml, job, key, value);
    text = Edit.apply(text, List.of(edit));
    return this;
  }

  /** Takes a key of the job out, duplicates included; no change where it is not there. */
  public PlistEditor remove(String key) throws PlistException {
    XmlText xml = new XmlText(text);
    List<Edit> removals =
        root().entries().stream()
            .filter(entry -> entry.key().equals(key))
            .map(
                entry ->
                    Edit.removal(
                        xml,
                        xml.offset(entry.keyPosition()),
                        xml.elementEnd(xml.offset(entry.value().position()))))
            .toList();
    text = Edit.apply(text, removals);
    return this;
  }

  private PlistDictionary root() throws PlistException {
    return PlistFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Edit replacement(XmlText xml, Entry entry, PlistValue value)
      throws PlistException {
    int start = xml.offset(entry.value().position());
    String indent = xml.indent(xml.offset(entry.keyPosition()));
    return new Edit(start, xml.elementEnd(start), Fragment.value(xml, value, indent));
  }

  private static Edit insertion(XmlText xml, PlistDictionary job, String key, PlistValue value)
      throws PlistException {
    int start = xml.offset(job.position());
    int end = xml.elementEnd(start);
    String outer = xml.indent(start);
    String indent =
        job.entries().isEmpty()
            ? outer + "\t"
            : xml.indent(xml.offset(job.entries().get(0).keyPosition()));
    String entry = Fragment.entry(xml, key, value, indent);
    if (xml.text().charAt(end - 2) == '/') {
      return new Edit(
          start, end, "<dict>" + xml.newLine() + entry + xml.newLine() + outer + "</dict>");
    }
    int close = xml.text().lastIndexOf("</", end - 1);
    return xml.startsLine(close)
        ? new Edit(xml.lineStart(close), xml.lineStart(close), entry + xml.newLine())
        : new Edit(close, close, entry.strip());
  }

  /** The text as it is now. */
  public String text() {
    return text;
  }

  /** The file as it is now, with the byte order mark that it had. */
  public byte[] toBytes() {
    return ((marked ? BOM : "") + text).getBytes(StandardCharsets.UTF_8);
  }
}
