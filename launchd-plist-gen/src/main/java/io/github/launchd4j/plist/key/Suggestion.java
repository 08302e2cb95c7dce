package io.github.launchd4j.plist.key;

import io.github.launchd4j.plist.finding.Spelling;
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
        .filter(key -> Spelling.distance(lower, key.toLowerCase(Locale.ROOT)) <= bound)
        .min(
            Comparator.comparingInt(key -> Spelling.distance(lower, key.toLowerCase(Locale.ROOT))));
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
}
