package io.github.launchd4j.plist.key;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What may have been meant by a key that does not exist. */
public final class Suggestion {

  private static final int MAX_LENGTH = 64;

  private Suggestion() {}

  /** The key of the same dictionary that is spelt most alike, if one is alike enough. */
  public static Optional<String> of(String parent, String unknown) {
    List<Key> keys = KeyTable.of(parent);
    Optional<String> sameButCase =
        keys.stream().map(Key::name).filter(unknown::equalsIgnoreCase).findFirst();
    if (sameButCase.isPresent() || unknown.length() > MAX_LENGTH) {
      return sameButCase;
    }
    List<String> candidates =
        keys.stream()
            .filter(key -> key.status() != Key.Status.PRIVATE)
            .filter(key -> key.status() != Key.Status.REMOVED)
            .map(Key::name)
            .toList();
    return byDistance(candidates, unknown).or(() -> byPart(candidates, unknown));
  }

  private static Optional<String> byDistance(List<String> candidates, String unknown) {
    int bound = Math.min(3, unknown.length() / 3);
    String lower = unknown.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(key -> distance(lower, key.toLowerCase(Locale.ROOT)) <= bound)
        .min(Comparator.comparingInt(key -> distance(lower, key.toLowerCase(Locale.ROOT))));
  }

  /** "Group" for GroupName, "Arguments" for ProgramArguments. */
  private static Optional<String> byPart(List<String> candidates, String unknown) {
    if (unknown.length() < 4) {
      return Optional.empty();
    }
    return only(candidates, key -> key.startsWith(unknown))
        .or(() -> only(candidates, key -> key.endsWith(unknown)));
  }

  private static Optional<String> only(List<String> candidates, Predicate<String> wanted) {
    List<String> found = candidates.stream().filter(wanted).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Where a key belongs that stands in the wrong dictionary, in words. */
  public static Optional<String> elsewhere(String parent, String name) {
    return KeyTable.all().stream()
        .filter(key -> key.name().equals(name) && !key.parent().equals(parent))
        .map(key -> place(key.parent()))
        .findFirst();
  }

  private static String place(String parent) {
    if (parent.equals(KeyTable.TOP)) {
      return "at the top level of the job";
    }
    return parent.endsWith(".*")
        ? "into an entry of " + parent.substring(0, parent.length() - 2)
        : "into " + parent;
  }

  /** Levenshtein's distance, with the swap of two neighbours as one step. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
