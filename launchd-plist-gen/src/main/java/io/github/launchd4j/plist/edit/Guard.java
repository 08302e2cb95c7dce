package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps cures from making a file worse: a value that launchd did not read may be an error once it
 * does.
 */
final class Guard {

  private Guard() {}

  /** Which of the remedies brought an error that was not there before. */
  static Set<Cure> blamed(
      List<Remedy> remedies, PlistDictionary before, PlistDictionary after, XmlText cured) {
    List<Finding> news = news(errors(before), errors(after));
    List<Edit> edits = Remedy.edits(remedies);
    Set<Cure> blamed = new HashSet<>();
    for (Finding error : news) {
      if (error.position().isKnown()) {
        int place = before(cured.offset(error.position()), edits);
        for (Remedy remedy : remedies) {
          if (place >= remedy.from() && place < remedy.to()) {
            blamed.add(remedy.cure());
          }
        }
      }
    }
    if (blamed.isEmpty() && !news.isEmpty()) {
      remedies.forEach(remedy -> blamed.add(remedy.cure()));
    }
    return blamed;
  }

  private static List<Finding> errors(PlistDictionary job) {
    return Validator.validate(job).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  private static List<Finding> news(List<Finding> before, List<Finding> after) {
    Map<String, Integer> known = new HashMap<>();
    before.forEach(error -> known.merge(error.code() + error.message(), 1, Integer::sum));
    List<Finding> news = new ArrayList<>();
    for (Finding error : after) {
      if (known.merge(error.code() + error.message(), -1, Integer::sum) < 0) {
        news.add(error);
      }
    }
    return news;
  }

  /** Where something in the cured text was before, or what it is made of. */
  private static int before(int offset, List<Edit> edits) {
    int moved = 0;
    for (Edit edit : edits) {
      int start = edit.from() + moved;
      if (offset < start) {
        break;
      }
      if (offset < start + edit.replacement().length()) {
        return edit.from();
      }
      moved += edit.replacement().length() - (edit.to() - edit.from());
    }
    return offset - moved;
  }
}
