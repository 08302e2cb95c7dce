package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** launchd.plist(5), EnvironmentVariables: the values are taken as they stand. */
final class UnexpandedVariable implements Rule {

  private static final Pattern SHELL = Pattern.compile("\\$[A-Za-z_{(]|(?:^|:)~/");

  @Override
  public String code() {
    return "LP812";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.environment(job)
        .map(entry -> new Text(entry.key(), Walk.text(entry)))
        .filter(text -> SHELL.matcher(text.value()).find())
        .map(
            text ->
                warning(
                    text.position(),
                    text.quoted() + ": nothing expands it",
                    "write out what it stands for; launchd's own PATH is"
                        + " /usr/bin:/bin:/usr/sbin:/sbin"));
  }
}
