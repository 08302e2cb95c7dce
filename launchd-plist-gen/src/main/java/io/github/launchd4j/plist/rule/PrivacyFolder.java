package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * macOS guards these folders since 10.14 and 10.15: what has no leave of the user gets EPERM,
 * "Operation not permitted".
 */
final class PrivacyFolder implements Rule {

  private static final Pattern GUARDED =
      Pattern.compile(
          "/Users/[^/]+/(?:Desktop|Documents|Downloads|Library/Mobile Documents)(?:/.*)?",
          Pattern.DOTALL);

  @Override
  public String code() {
    return "LP804";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.paths(job)
        .filter(text -> GUARDED.matcher(text.value()).matches())
        .map(
            text ->
                warning(
                    text.position(),
                    text.quoted() + " is in a folder that macOS guards from jobs",
                    "put it elsewhere, or give the program Full Disk Access in the System"
                        + " Settings"));
  }
}
