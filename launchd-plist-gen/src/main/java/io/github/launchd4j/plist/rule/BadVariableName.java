package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** environ(7): a name ends at the first equals sign. */
final class BadVariableName implements Rule {

  private static final Pattern BAD = Pattern.compile("^$|[\\s=$]");

  @Override
  public String code() {
    return "LP816";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.environment(job)
        .filter(entry -> BAD.matcher(entry.key()).find())
        .map(
            entry ->
                warning(
                    entry.keyPosition(),
                    "\"" + entry.key() + "\" is no name of an environment variable",
                    "the key is the name alone, and the string under it the value"));
  }
}
