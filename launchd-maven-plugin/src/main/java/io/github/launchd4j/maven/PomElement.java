package io.github.launchd4j.maven;

import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a POM with its place, which Maven does not keep for a plugin's configuration.
 *
 * @param name its name
 * @param position where it begins
 * @param children the elements inside, in order; grows while the POM is read
 * @param words the text inside, elements left out; grows likewise
 */
record PomElement(String name, Position position, List<PomElement> children, StringBuilder words) {

  /**
   * The {@code <daemon>} elements of a POM, in order.
   *
   * @throws IOException if the file cannot be read, or is not XML
   */
  static List<PomElement> daemons(Path pom) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    List<PomElement> daemons = new ArrayList<>();
    try (InputStream in = Files.newInputStream(pom)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      Deque<PomElement> open = new ArrayDeque<>();
      while (reader.hasNext()) {
        read(reader, open, daemons);
      }
    } catch (XMLStreamException e) {
      throw new IOException(pom + ": " + e.getMessage(), e);
    }
    return daemons;
  }

  private static void read(XMLStreamReader reader, Deque<PomElement> open, List<PomElement> daemons)
      throws XMLStreamException {
    switch (reader.next()) {
      case XMLStreamConstants.START_ELEMENT -> {
        PomElement element = start(reader);
        if (!open.isEmpty()) {
          open.getLast().children.add(element);
        }
        if (!open.isEmpty() || element.name.equals("daemon")) {
          open.addLast(element);
        }
      }
      case XMLStreamConstants.END_ELEMENT -> {
        PomElement ended = open.pollLast();
        if (ended != null && open.isEmpty()) {
          daemons.add(ended);
        }
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (!open.isEmpty()) {
          open.getLast().words.append(reader.getText());
        }
      }
      default -> {} // comments and the like say nothing of the job
    }
  }

  /** The reader stands behind the tag, whose length is known if it has no attributes. */
  private static PomElement start(XMLStreamReader reader) {
    String name = reader.getLocalName();
    int end = reader.getLocation().getColumnNumber();
    int column = Math.max(1, end - name.length() - "<>".length());
    return new PomElement(
        name,
        new Position(reader.getLocation().getLineNumber(), column),
        new ArrayList<>(),
        new StringBuilder());
  }

  Optional<PomElement> child(String name) {
    return children.stream().filter(child -> child.name.equals(name)).findFirst();
  }

  /** The element that became a key: ProgramArguments may be written as {@code <java>}. */
  Optional<PomElement> key(String name) {
    return child(name).or(() -> name.equals("ProgramArguments") ? child("java") : Optional.empty());
  }

  String text() {
    return words.toString().strip();
  }
}
