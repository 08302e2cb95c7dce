package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.Optional;

/** Puts something at the end of a dictionary or an array, in the layout of what is there. */
final class Insertion {

  private final XmlText xml;
  private final PlistValue container;
  private final int start;
  private final String outer;
  private final String indent;

  Insertion(XmlText xml, PlistValue container) {
    this.xml = xml;
    this.container = container;
    this.start = xml.offset(container.position());
    this.outer = xml.indentOfLine(start);
    this.indent =
        first(container).map(place -> xml.indent(xml.offset(place))).orElse(outer + xml.unit());
  }

  private static Optional<Position> first(PlistValue container) {
    if (container instanceof PlistDictionary dictionary && !dictionary.entries().isEmpty()) {
      return Optional.of(dictionary.entries().get(0).keyPosition());
    }
    return container instanceof PlistArray array && !array.values().isEmpty()
        ? Optional.of(array.values().get(0).position())
        : Optional.empty();
  }

  Edit entry(String key, PlistValue value) throws PlistException {
    return of(Fragment.entry(xml, key, value, indent));
  }

  Edit element(PlistValue value) throws PlistException {
    return of(indent + Fragment.value(xml, value, indent));
  }

  private Edit of(String fragment) {
    int end = xml.elementEnd(start);
    if (xml.text().charAt(end - 2) == '/') {
      String tag = container instanceof PlistArray ? "array>" : "dict>";
      String newLine = xml.newLine();
      return new Edit(start, end, "<" + tag + newLine + fragment + newLine + outer + "</" + tag);
    }
    int close = xml.text().lastIndexOf("</", end - 1);
    return xml.startsLine(close)
        ? new Edit(xml.lineStart(close), xml.lineStart(close), fragment + xml.newLine())
        : new Edit(close, close, fragment.strip());
  }
}
