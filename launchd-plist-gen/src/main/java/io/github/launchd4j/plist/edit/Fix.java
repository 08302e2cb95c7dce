package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.Document;
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.rule.Suppressions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The safe cures of what {@link Validator} finds, made in the text of the file: comments, order,
 * layout and unknown keys stay, and so does what a comment in the file suppresses. What launchd
 * does changes only by what it did not read before, as each {@link Cure} says, and no cure brings
 * an error. A fixed file needs no second fix. Immutable.
 */
public final class Fix {

  /** Each round may uncover something for the next one. */
  private static final int MAX_ROUNDS = 100;

  private static final int MIN_ROUNDS = 10;

  /** So many chars are read in all, as far as the least number of rounds allows. */
  private static final int MAX_CHARS = 64 << 20;

  private final String before;

  /** The byte order mark, if there is one: it goes before an encoding that is declared. */
  private final String mark;

  private final Optional<Path> file;
  private final Set<Code> only;
  private final Set<Cure> left = new HashSet<>();
  private final List<Cure> cures = new ArrayList<>();
  private String after;

  private Fix(byte[] bytes, Optional<Path> file, Set<Code> only) throws IOException {
    this.before = XmlText.decode(bytes);
    this.after = before;
    this.mark = XmlText.mark(bytes);
    this.file = file;
    this.only = Set.copyOf(only);
  }

  /**
   * Cures what a file holds.
   *
   * @throws IOException if it is not XML in UTF-8
   */
  public static Fix of(byte[] bytes) throws IOException {
    return of(bytes, Optional.empty(), Set.of());
  }

  /**
   * Cures what a file holds.
   *
   * @param file where it lies: an agent is not cured like a daemon
   * @param only the codes of the findings to cure; all of them if it is empty
   * @throws IOException if it is not XML in UTF-8
   */
  public static Fix of(byte[] bytes, Optional<Path> file, Set<Code> only) throws IOException {
    Fix fix = new Fix(bytes, file, only);
    int rounds = Math.max(MIN_ROUNDS, Math.min(MAX_ROUNDS, MAX_CHARS / (bytes.length + 1)));
    Reading reading = new Reading(fix.before, fix.mark);
    for (int round = 0; round < rounds; round++) {
      Reading next = fix.round(reading);
      if (next == reading) {
        return fix;
      }
      reading = next;
    }
    fix.after = fix.before; // no end to it: rather nothing than half of it
    fix.cures.clear();
    return fix;
  }

  /** A text, and what a reader makes of it: a document, or a refusal. */
  private static final class Reading {
    private final XmlText xml;
    private @Nullable Document document;
    private @Nullable PlistException refusal;

    Reading(String text, String mark) {
      xml = new XmlText(text);
      try {
        document = PlistReader.read((mark + text).getBytes(StandardCharsets.UTF_8));
      } catch (PlistException e) {
        refusal = e;
      }
    }
  }

  /** The text after another round, or the same reading if nothing is left to do. */
  private Reading round(Reading reading) throws PlistException {
    List<Remedy> remedies = new ArrayList<>(remedies(reading));
    remedies.removeIf(remedy -> left.contains(remedy.cure()));
    String cured = Edit.apply(reading.xml.text(), Remedy.edits(remedies));
    if (cured.equals(reading.xml.text())) {
      return reading;
    }
    Reading next = new Reading(cured, mark);
    Set<Cure> blamed = blamed(remedies, reading, next);
    if (!blamed.isEmpty()) {
      left.addAll(blamed);
      return new Reading(reading.xml.text(), mark);
    }
    remedies.forEach(remedy -> cures.add(remedy.cure()));
    after = cured;
    return next;
  }

  private static Set<Cure> blamed(List<Remedy> remedies, Reading before, Reading after) {
    if (before.document == null) {
      return Set.of();
    }
    if (after.document == null) {
      Set<Cure> all = new HashSet<>();
      remedies.forEach(remedy -> all.add(remedy.cure()));
      return all;
    }
    return Guard.blamed(remedies, before.document.root(), after.document.root(), after.xml);
  }

  private List<Remedy> remedies(Reading reading) throws PlistException {
    if (!reading.xml.text().stripLeading().startsWith("<")) {
      return List.of(); // ASCII, which is converted and not cured
    }
    if (reading.document == null || reading.refusal != null) {
      return reading.refusal != null && isWanted(reading.refusal.code())
          ? SyntaxCures.of(reading.xml, reading.refusal)
          : List.of();
    }
    Document document = reading.document;
    Suppressions suppressions = Suppressions.of(document);
    List<Remedy> remedies =
        SyntaxCures.of(
            reading.xml,
            document.notes(),
            (code, position) -> isWanted(code) && !suppressions.covers(code, position));
    return remedies.isEmpty()
        ? Cures.of(
            reading.xml,
            document.root(),
            Place.of(document.root(), file).kind(),
            (code, position) -> isWanted(code) && !suppressions.covers(code, position))
        : remedies;
  }

  private boolean isWanted(Code code) {
    return only.isEmpty() || only.contains(code);
  }

  /** Whether anything was cured. */
  public boolean isChange() {
    return !before.equals(after);
  }

  /** What was cured. */
  public List<Cure> cures() {
    return List.copyOf(cures);
  }

  /** The file with the cures, and with the byte order mark that it had. */
  public byte[] toBytes() {
    return (mark + after).getBytes(StandardCharsets.UTF_8);
  }

  /** What is still to be found, in file order. */
  public List<Finding> remaining() {
    return Validator.validate(after.getBytes(StandardCharsets.UTF_8));
  }

  /** What was done, as a unified diff; empty where nothing was. */
  public String diff(String name) {
    return Diff.unified(name, before, after);
  }
}
