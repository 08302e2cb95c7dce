package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A path with the version in it: the next upgrade takes it away. */
final class VersionedPath implements Rule {

  private static final Pattern VERSIONED =
      Pattern.compile(
          "/Cellar/[^/]+/[^/]+/|/\\.nvm/versions/|/\\.sdkman/candidates/[^/]+/\\d"
              + "|/\\.(?:pyenv|rbenv)/versions/|/\\.asdf/installs/");

  @Override
  public String code() {
    return "LP805";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.paths(job)
        .filter(text -> VERSIONED.matcher(text.value()).find())
        .map(
            text ->
                info(
                    text.position(),
                    text.quoted() + " has a version in it, which the next upgrade removes",
                    "use the link without a version: opt for Cellar, current for sdkman"));
  }
}
