package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cures of what keeps a file from being read, or from being read alike everywhere. */
final class SyntaxCures {

  private static final Pattern UPPER_CASE_BOOLEAN =
      Pattern.compile("<(true|false)\\s*/>", Pattern.CASE_INSENSITIVE);

  private SyntaxCures() {}

  /** The cure of a refusal, by Apple's words for it. */
  static Optional<Edit> of(XmlText xml, PlistException refusal) {
    if (!refusal.position().isKnown()) {
      return Optional.empty();
    }
    String message = String.valueOf(refusal.getMessage());
    int at = xml.offset(refusal.position());
    if (message.startsWith("Encountered unknown ampersand-escape sequence")) {
      return Optional.of(new Edit(at + 1, at + 1, "amp;"));
    }
    if (message.startsWith("Encountered unknown tag")) {
      Matcher bool = UPPER_CASE_BOOLEAN.matcher(xml.text()).region(at, xml.text().length());
      return bool.lookingAt()
          ? Optional.of(
              new Edit(at, bool.end(), "<" + bool.group(1).toLowerCase(Locale.ROOT) + "/>"))
          : Optional.empty();
    }
    return message.startsWith("Found non-key inside <dict>") && xml.text().startsWith("<key>", at)
        ? severalDictionaries(xml, at)
        : Optional.empty();
  }

  /** Several dict in a row under one key: they were meant to be an array. */
  private static Optional<Edit> severalDictionaries(XmlText xml, int key) {
    int keyEnd = xml.elementEnd(key);
    int first = keyEnd < 0 ? key : xml.nextTag(keyEnd);
    int end = first;
    int at = first;
    for (int count = 0; xml.text().startsWith("<dict", at); count++) {
      end = xml.elementEnd(at);
      if (end < 0 || count > 10_000) {
        return Optional.empty();
      }
      at = xml.nextTag(end);
    }
    if (end == first) {
      return Optional.empty();
    }
    String newLine = xml.newLine() + xml.indent(first);
    String array = "<array>" + newLine + xml.text().substring(first, end) + newLine + "</array>";
    return Optional.of(new Edit(first, end, array));
  }

  /** The cures of what other readers than Apple's do not take. */
  static List<Edit> of(XmlText xml, List<Note> notes) {
    List<Edit> edits = new ArrayList<>();
    for (Note note : notes) {
      int at = xml.offset(note.position());
      switch (note.kind()) {
        case PAIRED_BOOLEAN -> {
          String name = xml.text().startsWith("<true", at) ? "true" : "false";
          edits.add(new Edit(at, xml.elementEnd(at), "<" + name + "/>"));
        }
        case LATE_DECLARATION -> {
          if (xml.text().substring(0, at).isBlank()) {
            edits.add(new Edit(0, at, ""));
          } else {
            int end = xml.text().indexOf("?>", at) + 2;
            edits.add(new Edit(0, 0, xml.text().substring(at, end) + xml.newLine()));
            edits.add(new Edit(at, xml.pastLineEnd(end), ""));
          }
        }
        default -> {} // what a comment or stray text is to say, its author knows
      }
    }
    return edits;
  }
}
