package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import java.util.List;
import java.util.regex.Pattern;

/** A path with the version in it: the next upgrade takes it away. */
final class VersionedPath implements Rule {

  private static final List<String> OF_VERSIONS =
      List.of("/.nvm/versions/", "/.pyenv/versions/", "/.rbenv/versions/", "/.asdf/installs/");

  private static final String NAME_AND_VERSION =
      "/Cellar/[^/]+/[^/]+/|/\\.sdkman/candidates/[^/]+/\\d";

  @Override
  public Code code() {
    return Code.LP805;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text path : of.paths()) {
      if (isVersioned(path.value())) {
        found.info(
            path.position(),
            path.quoted() + " contains a version, which the next upgrade removes",
            "use the link without a version: opt instead of Cellar, current for sdkman");
      }
    }
  }

  private static boolean isVersioned(String path) {
    for (String folder : OF_VERSIONS) {
      if (path.contains(folder)) {
        return true;
      }
    }
    return (path.contains("/Cellar/") || path.contains("/.sdkman/"))
        && Pattern.compile(NAME_AND_VERSION).matcher(path).find();
  }
}
