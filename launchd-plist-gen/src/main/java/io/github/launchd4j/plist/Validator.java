package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.io.Document;
import io.github.launchd4j.plist.io.Note;
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.rule.Findings;
import io.github.launchd4j.plist.rule.Rule;
import io.github.launchd4j.plist.rule.Rules;
import io.github.launchd4j.plist.rule.Suppressions;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what launchd would refuse, ignore or do otherwise than meant, from the file alone. It is
 * stricter than launchd, which hardly ever reports a mistake. Each rule gives some 100 findings at
 * most. Safe to call from many threads.
 */
public final class Validator {

  /** Of a code. */
  private static final int MAX_NOTES = 100;

  private Validator() {}

  /**
   * Checks a file. Whatever is wrong with it, it comes as a finding: an unreadable file, a folder,
   * an empty file, or text that is no property list is one finding of severity error.
   *
   * @return the findings in file order; unmodifiable
   */
  public static List<Finding> validate(Path file) {
    try {
      return validate(PlistReader.read(file), Optional.of(file));
    } catch (PlistException e) {
      return List.of(e.toFinding());
    }
  }

  /** As {@link #validate(Path)}, from memory. */
  public static List<Finding> validate(byte[] bytes) {
    try {
      return validate(PlistReader.read(bytes), Optional.empty());
    } catch (PlistException e) {
      return List.of(e.toFinding());
    }
  }

  /** As {@link #validate(Path)}, of what was read from the file before. */
  public static List<Finding> validate(byte[] bytes, Path file) {
    try {
      return validate(PlistReader.read(bytes), Optional.of(file));
    } catch (PlistException e) {
      return List.of(e.toFinding());
    }
  }

  private static List<Finding> validate(Document document, Optional<Path> file) {
    List<Finding> findings = new ArrayList<>();
    Map<Code, Integer> told = new EnumMap<>(Code.class);
    for (Note note : document.notes()) {
      int before = told.getOrDefault(note.finding().code(), 0);
      if (before < MAX_NOTES) {
        findings.add(note.finding());
        told.put(note.finding().code(), before + 1);
      }
    }
    addFindings(findings, document.root(), file);
    return sorted(
        document.comments().isEmpty() ? findings : Suppressions.of(document).apply(findings));
  }

  /**
   * Checks a property list, from a file or built in code.
   *
   * @return the findings in file order; unmodifiable
   */
  public static List<Finding> validate(PlistDictionary dictionary) {
    List<Finding> findings = new ArrayList<>();
    addFindings(findings, dictionary, Optional.empty());
    return sorted(findings);
  }

  private static void addFindings(
      List<Finding> findings, PlistDictionary job, Optional<Path> file) {
    Inspection inspection = new Inspection(job, file);
    int first = findings.size();
    for (Rule rule : Rules.of(job)) {
      findings.addAll(Findings.of(rule, inspection));
    }
    leavePlaceholders(findings, first);
  }

  /** What else is wrong with a placeholder is wrong only until it is filled in. */
  private static void leavePlaceholders(List<Finding> findings, int first) {
    Set<Position> places = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.code() == Code.LP116 && finding.position().line() > 0) {
        places.add(finding.position());
      }
    }
    for (int i = findings.size() - 1; i >= first && !places.isEmpty(); i--) {
      Finding finding = findings.get(i);
      if (finding.code() != Code.LP116 && places.contains(finding.position())) {
        findings.remove(i);
      }
    }
  }

  private static List<Finding> sorted(List<Finding> findings) {
    findings.sort(new InFileOrder());
    return Collections.unmodifiableList(findings);
  }

  private static final class InFileOrder implements Comparator<Finding> {
    @Override
    public int compare(Finding one, Finding other) {
      int order = one.position().compareTo(other.position());
      return order == 0 ? one.code().compareTo(other.code()) : order;
    }
  }
}
