package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Suggestion;
import java.util.Optional;
import java.util.stream.Stream;

/** launchd logs "Unknown key" where nobody looks, and goes on without it. */
final class UnknownKey implements Rule {

  @Override
  public String code() {
    return "LP105";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.entries()
        .filter(found -> found.key().isEmpty() && !isConditional(found.entry().key()))
        .map(this::finding);
  }

  /** #IfFeatureFlagEnabled, #Then and #Else, which Apple's own files have. */
  private static boolean isConditional(String key) {
    return key.startsWith("#");
  }

  private Finding finding(Walk.Found found) {
    String name = found.entry().key();
    String where = found.parent().equals(KeyTable.TOP) ? "" : " in " + found.parent();
    return warning(
        found.entry().keyPosition(),
        "unknown key \"" + name + "\"" + where,
        help(found.parent(), name));
  }

  private static String help(String parent, String name) {
    Optional<String> meant = Suggestion.of(parent, name);
    if (meant.filter(name::equalsIgnoreCase).isPresent()) {
      return "spell it " + meant.get() + ": not every launchd takes it in this case";
    }
    return meant
        .map(key -> "launchd ignores it; did you mean " + key + "?")
        .or(
            () ->
                Suggestion.elsewhere(parent, name)
                    .map(place -> "launchd ignores it here; it belongs " + place))
        .orElse("launchd ignores it; no key of launchd.plist(5) is spelt like that");
  }
}
