package io.github.launchd4j.plist.key;

import io.github.launchd4j.plist.finding.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may have been meant by a key that does not exist. */
public final class Suggestion {

  private static final int MAX_LENGTH = 64;

  private Suggestion() {}

  /** The key of the same dictionary that is spelt most alike, if one is alike enough. */
  public static Optional<String> of(String parent, String unknown) {
    List<String> candidates = new ArrayList<>();
    for (Key key : KeyTable.of(parent)) {
      if (key.name().equalsIgnoreCase(unknown)) {
        return Optional.of(key.name());
      }
      if (isToBeUsed(key)) {
        candidates.add(key.name());
      }
    }
    if (unknown.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Optional<String> alike = byDistance(candidates, unknown);
    return alike.isPresent() ? alike : byPart(candidates, unknown);
  }

  private static boolean isToBeUsed(Key key) {
    return switch (key.status()) {
      case CURRENT, DISCOURAGED, DEPRECATED, UNDOCUMENTED -> true;
      case PRIVATE, REMOVED, IGNORED -> false;
    };
  }

  private static Optional<String> byDistance(List<String> candidates, String unknown) {
    int least = Math.min(3, unknown.length() / 3) + 1;
    String lower = unknown.toLowerCase(Locale.ROOT);
    Optional<String> nearest = Optional.empty();
    for (String key : candidates) {
      int distance = Spelling.distance(lower, key.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = Optional.of(key);
      }
    }
    return nearest;
  }

  /** "Group" for GroupName, "Arguments" for ProgramArguments. */
  private static Optional<String> byPart(List<String> candidates, String unknown) {
    if (unknown.length() < 4) {
      return Optional.empty();
    }
    List<String> starting = new ArrayList<>();
    List<String> ending = new ArrayList<>();
    for (String key : candidates) {
      if (key.startsWith(unknown)) {
        starting.add(key);
      }
      if (key.endsWith(unknown)) {
        ending.add(key);
      }
    }
    return starting.size() == 1 ? only(starting) : only(ending);
  }

  private static Optional<String> only(List<String> found) {
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Where a key belongs that stands in the wrong dictionary, in words. */
  public static Optional<String> elsewhere(String parent, String name) {
    for (Key key : KeyTable.all()) {
      if (key.name().equals(name) && !key.parent().equals(parent) && isLaunchds(key.parent())) {
        return Optional.of(place(key.parent()));
      }
    }
    return Optional.empty();
  }

  /** Whether launchd's own keys are in there, not those of an event or of a constraint. */
  private static boolean isLaunchds(String parent) {
    return !parent.startsWith("LaunchEvents")
        && !parent.startsWith("LimitLoad")
        && !parent.startsWith(KeyTable.CONSTRAINT);
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
