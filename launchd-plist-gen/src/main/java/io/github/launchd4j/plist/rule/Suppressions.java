package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.io.Comment;
import io.github.launchd4j.plist.io.Document;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The comments of a file that leave findings out. {@code <!-- launchd4j: LP806 -->} on a line of
 * its own is for the key or element that follows it, with all that is in it; before the root it is
 * for the whole file. After something else it is for its line.
 */
public final class Suppressions {

  private static final String EXAMPLE =
      "write <!-- launchd4j: LP806 -->, with the codes of the findings to suppress";

  private static final int MAX_MISTAKES = 100;

  /** A code, and the part of the file that it is suppressed in. */
  private record Suppression(Code code, Comment comment, Extent extent) {}

  private final List<Suppression> suppressions = new ArrayList<>();
  private final Map<Code, Extents> covered = new EnumMap<>(Code.class);
  private final List<Finding> mistakes = new ArrayList<>();

  private Suppressions() {}

  /** Those of a file. */
  public static Suppressions of(Document document) {
    Suppressions all = new Suppressions();
    for (Comment comment : document.comments()) {
      all.add(comment, document.root());
    }
    return all;
  }

  private void add(Comment comment, PlistDictionary root) {
    Extent extent = comment.alone() ? Extent.after(comment, root) : Extent.line(comment);
    Set<Code> named = EnumSet.noneOf(Code.class);
    boolean names = false;
    for (String word : comment.text().split("[\\s,]+", -1)) {
      if (!word.toUpperCase(Locale.ROOT).matches("LP\\d+")) {
        break; // what follows the codes is the reason for them
      }
      names = true;
      Optional<Code> code = Code.find(word);
      if (code.isPresent() && named.add(code.get())) {
        suppressions.add(new Suppression(code.get(), comment, extent));
        covered.putIfAbsent(code.get(), new Extents());
        covered.get(code.get()).add(extent);
      } else if (code.isEmpty() && mistakes.size() < MAX_MISTAKES) { // advice costs something
        mistake(comment, "there is no code \"" + word + "\"", Code.advice(word));
      }
    }
    if (!names) {
      mistake(comment, "the comment \"launchd4j: " + comment.text() + "\" names no code", EXAMPLE);
    }
  }

  private void mistake(Comment comment, String message, String help) {
    if (mistakes.size() < MAX_MISTAKES) {
      mistakes.add(new Finding(Code.LP016, Severity.WARNING, comment.position(), message, help));
    }
  }

  /** Whether a finding of that code at that place is left out. */
  public boolean covers(Code code, Position position) {
    Extents extents = covered.get(code);
    return extents != null && extents.has(position);
  }

  /** The findings without those that are left out, and with what is wrong with the comments. */
  public List<Finding> apply(List<Finding> findings) {
    List<Finding> left = new ArrayList<>(mistakes);
    Map<Code, NavigableSet<Position>> places = new EnumMap<>(Code.class);
    for (Finding finding : findings) {
      places.putIfAbsent(finding.code(), new TreeSet<>());
      places.get(finding.code()).add(finding.position());
      if (!covers(finding.code(), finding.position())) {
        left.add(finding);
      }
    }
    for (Suppression each : suppressions) {
      NavigableSet<Position> found = places.get(each.code());
      Position first = found == null ? null : found.ceiling(each.extent().from());
      if (first == null || !each.extent().has(first)) {
        left.add(unused(each));
      }
    }
    return left;
  }

  private static Finding unused(Suppression suppression) {
    return new Finding(
        Code.LP017,
        Severity.INFO,
        suppression.comment().position(),
        suppression.code() + " is suppressed, but nothing here has such a finding",
        suppression.comment().alone()
            ? "remove the code from the comment, or put it on the line before the key"
            : "remove the code from the comment, or put it on the line of the finding");
  }
}
