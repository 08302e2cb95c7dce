package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Suggestion;
import java.util.Optional;

/** launchd logs "Unknown key" where nobody looks, and goes on without it. */
final class UnknownKey implements Rule {

  @Override
  public Code code() {
    return Code.LP105;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Found entry : of.entries()) {
      if (found.isFull()) {
        return; // a suggestion costs something
      }
      if (entry.key().isEmpty() && !isConditional(entry.entry().key())) {
        check(entry, found);
      }
    }
  }

  /** #IfFeatureFlagEnabled, #Then and #Else, which Apple's own files have. */
  private static boolean isConditional(String key) {
    return key.startsWith("#");
  }

  private static void check(Walk.Found entry, Findings found) {
    String name = entry.entry().key();
    String where = entry.parent().equals(KeyTable.TOP) ? "" : " in " + entry.parent();
    found.warning(
        entry.entry().keyPosition(),
        "unknown key \"" + name + "\"" + where,
        help(entry.parent(), name));
  }

  private static String help(String parent, String name) {
    Optional<String> meant = Suggestion.of(parent, name);
    if (meant.isPresent()) {
      return meant.get().equalsIgnoreCase(name)
          ? "spell it " + meant.get() + ": not every launchd accepts this capitalization"
          : "launchd ignores it; did you mean " + meant.get() + "?";
    }
    Optional<String> place = Suggestion.elsewhere(parent, name);
    return place.isPresent()
        ? "launchd ignores it here; it belongs " + place.get()
        : "launchd ignores it; no key of launchd.plist(5) is spelled like that";
  }
}
