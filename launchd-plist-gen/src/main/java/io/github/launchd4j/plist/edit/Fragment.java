package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;

/** A part of a property list as text, laid out like the file that it goes into. */
final class Fragment {

  private static final String STRING = "<string>";

  private final StringBuilder out = new StringBuilder();
  private final String newLine;
  private final String unit;

  private Fragment(String newLine, String unit) {
    this.newLine = newLine;
    this.unit = unit;
  }

  /** A value, whose first line is to follow an indentation that is there already. */
  static String value(XmlText xml, PlistValue value, String indent) throws PlistException {
    Fragment fragment = new Fragment(xml.newLine(), xml.unit());
    fragment.value(value, indent);
    return fragment.out.toString();
  }

  /** A key and its value, both behind the indentation, without a line end. */
  static String entry(XmlText xml, String key, PlistValue value, String indent)
      throws PlistException {
    Fragment fragment = new Fragment(xml.newLine(), xml.unit());
    fragment.entry(new Entry(key, value), indent);
    return fragment.out.toString();
  }

  private void entry(Entry entry, String indent) throws PlistException {
    String key = leaf(new PlistString(entry.key()));
    out.append(indent)
        .append("<key>")
        .append(key, STRING.length(), key.length() - STRING.length() - 1)
        .append("</key>")
        .append(newLine)
        .append(indent);
    value(entry.value(), indent);
  }

  private void value(PlistValue value, String indent) throws PlistException {
    if (value instanceof PlistDictionary dictionary && !dictionary.entries().isEmpty()) {
      out.append("<dict>").append(newLine);
      for (Entry entry : dictionary.entries()) {
        entry(entry, indent + unit);
        out.append(newLine);
      }
      out.append(indent).append("</dict>");
    } else if (value instanceof PlistArray array && !array.values().isEmpty()) {
      out.append("<array>").append(newLine);
      for (PlistValue element : array.values()) {
        out.append(indent).append(unit);
        value(element, indent + unit);
        out.append(newLine);
      }
      out.append(indent).append("</array>");
    } else {
      out.append(leaf(value));
    }
  }

  /** As the writer has it; a string's own line ends stay as they are. */
  private static String leaf(PlistValue value) throws PlistException {
    String before = "</key>\n\t";
    String xml = PlistFile.toXml(PlistDictionary.EMPTY.with("", value));
    return xml.substring(xml.indexOf(before) + before.length(), xml.lastIndexOf("\n</dict>"));
  }
}
