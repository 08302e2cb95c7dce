package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.Note;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cures of what keeps a file from being read, or from being read alike everywhere. */
final class SyntaxCures {

  /** Not in lower case throughout: {@code <True/>}. */
  private static final Pattern UPPER_CASE_BOOLEAN =
      Pattern.compile("<(?!true|false)((?i)true|false)\\s*/>");

  private static final Pattern ENTITY = Pattern.compile("&(?:(?:lt|gt|amp|apos|quot);|#)");

  /** The next round goes on from there. */
  private static final int MANY = 100_000;

  private final XmlText xml;

  private SyntaxCures(XmlText xml) {
    this.xml = xml;
  }

  /** The cures of a refusal, by what stands where the file was refused; of its like behind too. */
  static List<Remedy> of(XmlText xml, PlistException refusal) {
    if (!refusal.position().isKnown()) {
      return List.of();
    }
    SyntaxCures cures = new SyntaxCures(xml);
    int at = xml.offset(refusal.position());
    String text = xml.text();
    if (text.startsWith("&", at) && !text.startsWith("&#", at)) {
      return cures.ampersands(at);
    }
    if (UPPER_CASE_BOOLEAN.matcher(text).region(at, text.length()).lookingAt()) {
      return cures.booleans(at);
    }
    return cures.severalDictionaries(at);
  }

  private List<Remedy> ampersands(int from) {
    List<Remedy> remedies = new ArrayList<>();
    Matcher entity = ENTITY.matcher(xml.text());
    int at = from;
    while (at >= 0 && at < xml.text().length()) {
      if (xml.text().charAt(at) == '<') {
        int end = xml.skipMarkup(at);
        at = end == at ? xml.past(">", at) : end;
      } else {
        if (xml.text().charAt(at) == '&' && !entity.region(at, xml.text().length()).lookingAt()) {
          Edit edit = new Edit(at + 1, at + 1, "amp;");
          remedies.add(Remedy.ofSyntax(Code.LP004, "a bare & becomes &amp;", edit));
        }
        at++;
      }
    }
    return remedies;
  }

  private List<Remedy> booleans(int from) {
    List<Remedy> remedies = new ArrayList<>();
    Matcher bool = UPPER_CASE_BOOLEAN.matcher(xml.text());
    int at = from;
    while (at >= 0) {
      int end = xml.skipMarkup(at);
      if (end == at && bool.region(at, xml.text().length()).lookingAt()) {
        String tag = "<" + bool.group(1).toLowerCase(Locale.ROOT) + "/>";
        String what = bool.group() + " becomes " + tag;
        remedies.add(Remedy.ofSyntax(Code.LP004, what, new Edit(at, bool.end(), tag)));
      }
      at = end < 0 ? -1 : xml.text().indexOf('<', Math.max(end, at + 1));
    }
    return remedies;
  }

  /** Several dict in a row under one key: they were meant to be an array. */
  private List<Remedy> severalDictionaries(int firstKey) {
    List<Remedy> remedies = new ArrayList<>();
    int key = firstKey;
    while (xml.text().startsWith("<key>", key) && remedies.size() < MANY) {
      int keyEnd = xml.elementEnd(key);
      int first = keyEnd < 0 ? xml.text().length() : xml.nextTag(keyEnd);
      int end = xml.elementEnd(first);
      int next = end < 0 ? xml.text().length() : xml.nextTag(end);
      boolean several = false;
      while (xml.text().startsWith("<dict", first) && xml.text().startsWith("<dict", next)) {
        several = true;
        end = xml.elementEnd(next);
        next = end < 0 ? xml.text().length() : xml.nextTag(end);
      }
      if (several && end > 0) {
        remedies.add(array(first, end));
      }
      key = next;
    }
    return remedies;
  }

  private Remedy array(int first, int end) {
    String newLine = xml.newLine() + xml.indent(first);
    String array = "<array>" + newLine + xml.text().substring(first, end) + newLine + "</array>";
    return Remedy.ofSyntax(
        Code.LP004, "several <dict> under one key become an array", new Edit(first, end, array));
  }

  /** The cures of what another reader than plutil's refuses, or reads otherwise. */
  static List<Remedy> of(XmlText xml, List<Note> notes, BiPredicate<Code, Position> wanted) {
    List<Remedy> remedies = new ArrayList<>();
    for (Note note : notes) {
      Finding finding = note.finding();
      if (!note.cures().isEmpty() && wanted.test(finding.code(), finding.position())) {
        List<Edit> edits = new ArrayList<>();
        for (Note.Cure cure : note.cures()) {
          edits.add(new Edit(xml.offset(cure.from()), xml.offset(cure.to()), cure.replacement()));
        }
        String what = finding.message() + ": written as every reader takes it";
        remedies.add(Remedy.ofSyntax(finding.code(), what, edits.toArray(Edit[]::new)));
      }
    }
    return remedies;
  }
}
