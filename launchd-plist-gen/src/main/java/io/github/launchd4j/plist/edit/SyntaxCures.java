package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.Note;
import io.github.launchd4j.plist.rule.Suppressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cures of what keeps a file from being read, or from being read alike everywhere. */
final class SyntaxCures {

  /** Not in lower case throughout: {@code <True/>}. */
  private static final Pattern UPPER_CASE_BOOLEAN =
      Pattern.compile("<(?!true|false)((?i)true|false)\\s*/>");

  private SyntaxCures() {}

  /** The cure of a refusal, by what stands where the file was refused. */
  static Optional<Edit> of(XmlText xml, PlistException refusal) {
    if (!refusal.position().isKnown()) {
      return Optional.empty();
    }
    int at = xml.offset(refusal.position());
    if (xml.text().startsWith("&", at) && !xml.text().startsWith("&#", at)) {
      return Optional.of(new Edit(at + 1, at + 1, "amp;"));
    }
    Matcher bool = UPPER_CASE_BOOLEAN.matcher(xml.text()).region(at, xml.text().length());
    if (bool.lookingAt()) {
      String name = bool.group(1).toLowerCase(Locale.ROOT);
      return Optional.of(new Edit(at, bool.end(), "<" + name + "/>"));
    }
    return xml.text().startsWith("<key>", at) ? severalDictionaries(xml, at) : Optional.empty();
  }

  /** Several dict in a row under one key: they were meant to be an array. */
  private static Optional<Edit> severalDictionaries(XmlText xml, int key) {
    int keyEnd = xml.elementEnd(key);
    int first = keyEnd < 0 ? key : xml.nextTag(keyEnd);
    int end = first;
    int at = first;
    int count = 0;
    while (xml.text().startsWith("<dict", at)) {
      end = xml.elementEnd(at);
      if (end < 0 || ++count > 10_000) {
        return Optional.empty();
      }
      at = xml.nextTag(end);
    }
    if (count < 2) {
      return Optional.empty();
    }
    String newLine = xml.newLine() + xml.indent(first);
    String array = "<array>" + newLine + xml.text().substring(first, end) + newLine + "</array>";
    return Optional.of(new Edit(first, end, array));
  }

  /** The cures of what another reader than plutil's refuses, or reads otherwise. */
  static List<Edit> of(XmlText xml, List<Note> notes, Suppressions suppressions) {
    List<Edit> edits = new ArrayList<>();
    for (Note note : notes) {
      if (suppressions.covers(note.finding().code(), note.finding().position())) {
        continue;
      }
      for (Note.Cure cure : note.cures()) {
        int from = xml.offset(cure.from());
        edits.add(new Edit(from, xml.offset(cure.to()), cure.replacement()));
      }
    }
    return edits;
  }
}
