package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.ArrayList;
import java.util.Arrays;
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

  private static final int MANY = 100;

  private Guard() {}

  /**
   * Which of the remedies brought an error that was not there before; if many did, all of their
   * kind, for a rule tells of its first errors only.
   */
  static Set<Cure> blamed(
      List<Remedy> remedies, PlistDictionary before, PlistDictionary after, XmlText cured) {
    List<Finding> news = news(errors(before), errors(after));
    int[] places =
        news.stream()
            .filter(error -> error.position().isKnown())
            .mapToInt(error -> cured.offset(error.position()))
            .sorted()
            .toArray();
    before(places, Remedy.edits(remedies));
    Set<Cure> blamed = new HashSet<>();
    for (Remedy remedy : remedies) {
      int first = Arrays.binarySearch(places, remedy.from());
      first = first < 0 ? -first - 1 : first;
      if (first < places.length && places[first] < remedy.to()) {
        blamed.add(remedy.cure());
      }
    }
    if (!news.isEmpty() && (blamed.isEmpty() || news.size() >= MANY)) {
      Set<Code> codes = new HashSet<>();
      blamed.forEach(cure -> codes.add(cure.code()));
      remedies.stream()
          .map(Remedy::cure)
          .filter(cure -> codes.isEmpty() || codes.contains(cure.code()))
          .forEach(blamed::add);
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

  /** In place of where things are in the cured text: where they were, or what they are made of. */
  private static void before(int[] places, List<Edit> edits) {
    int moved = 0;
    int next = 0;
    for (int i = 0; i < places.length; i++) {
      while (next < edits.size() && edits.get(next).replacedTo(moved) <= places[i]) {
        moved += edits.get(next).growth();
        next++;
      }
      boolean made = next < edits.size() && edits.get(next).from() + moved <= places[i];
      places[i] = made ? edits.get(next).from() : places[i] - moved;
    }
  }
}
