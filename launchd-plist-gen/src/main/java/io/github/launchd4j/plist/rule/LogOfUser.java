package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Logs are opened as UserName: a file that this user can neither write nor make ends the start with
 * 78.
 */
final class LogOfUser implements Rule {

  private static final Pattern ROOTS_OWN =
      Pattern.compile("(?:/private)?/var/(?:log|run)/[^/]+|/Library/Logs/[^/]+|/[^/]+");

  @Override
  public String code() {
    return "LP808";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    Optional<String> user =
        Walk.string(job, "UserName").map(PlistString::value).filter(name -> !name.equals("root"));
    return user.isEmpty()
        ? Stream.empty()
        : Stream.of("StandardOutPath", "StandardErrorPath")
            .flatMap(key -> Walk.string(job, key).stream().map(path -> new Text(key, path)))
            .filter(text -> ROOTS_OWN.matcher(text.value()).matches())
            .map(text -> finding(text, user.get()));
  }

  private Finding finding(Text text, String user) {
    return warning(
        text.position(),
        text.quoted() + " is in a folder of root's, and opened as " + user,
        "make the file for that user beforehand, or a folder of its own; else the start ends"
            + " with 78");
  }
}
