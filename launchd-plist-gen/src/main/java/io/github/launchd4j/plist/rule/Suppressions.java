package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.io.Comment;
import io.github.launchd4j.plist.io.Document;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
  private record Suppression(Code code, Comment comment, Extent extent) {
    boolean covers(Code other, Position position) {
      return code == other && extent.has(position);
    }

    boolean coversAny(List<Finding> findings) {
      for (Finding finding : findings) {
        if (covers(finding.code(), finding.position())) {
          return true;
        }
      }
      return false;
    }
  }

  private final List<Suppression> suppressions = new ArrayList<>();
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
    boolean named = false;
    for (String word : comment.text().split("[\\s,]+", -1)) {
      if (!word.toUpperCase(Locale.ROOT).matches("LP\\d+")) {
        break; // what follows the codes is the reason for them
      }
      named = true;
      Optional<Code> code = Code.find(word);
      if (code.isPresent()) {
        suppressions.add(new Suppression(code.get(), comment, extent));
      } else {
        mistake(comment, "there is no code \"" + word + "\"", Code.advice(word));
      }
    }
    if (!named) {
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
    for (Suppression each : suppressions) {
      if (each.covers(code, position)) {
        return true;
      }
    }
    return false;
  }

  /** The findings without those that are left out, and with what is wrong with the comments. */
  public List<Finding> apply(List<Finding> findings) {
    List<Finding> left = new ArrayList<>(mistakes);
    for (Finding finding : findings) {
      if (!covers(finding.code(), finding.position())) {
        left.add(finding);
      }
    }
    for (Suppression each : suppressions) {
      if (!each.coversAny(findings)) {
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
