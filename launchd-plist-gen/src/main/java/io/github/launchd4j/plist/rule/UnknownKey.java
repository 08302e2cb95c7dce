package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Suggestion;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.Optional;
import java.util.stream.Stream;

/** launchd logs "Unknown key" where nobody looks, and goes on without it. */
final class UnknownKey implements Rule {

  @Override
  public String code() {
    return "LP105";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.entries(job).stream()
        .filter(found -> found.key().isEmpty() && !isConditional(found.entry().key()))
        .map(this::finding);
  }

  /** #IfFeatureFlagEnabled, #Then and #Else, which Apple's own files have. */
  private static boolean isConditional(String key) {
    return key.startsWith("#");
  }

  private Finding finding(Walk.Found found) {
    String name = found.entry().key();
    Optional<String> meant = Suggestion.of(found.parent(), name);
    Optional<String> place = Suggestion.elsewhere(found.parent(), name);
    String where = found.parent().equals(KeyTable.TOP) ? "" : " in " + found.parent();
    String help =
        meant
            .map(key -> "launchd ignores it; did you mean " + key + "?")
            .or(() -> place.map(parent -> "launchd ignores it here; it belongs " + parent))
            .orElse("launchd ignores it; no key of launchd.plist(5) is spelt like that");
    return warning(found.entry().keyPosition(), "unknown key \"" + name + "\"" + where, help);
  }
}
