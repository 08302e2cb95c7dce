package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A home of one user: the job works for nobody else. */
final class InOneHome implements Rule {

  private static final Pattern HOME = Pattern.compile("/Users/(?!Shared/)[^/]+/.*", Pattern.DOTALL);

  @Override
  public String code() {
    return "LP803";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.paths(job)
        .filter(text -> HOME.matcher(text.value()).matches())
        .map(
            text ->
                info(
                    text.position(),
                    text.quoted() + " is in the home of one user",
                    "for others write the plist anew for each, or use a folder that all have"));
  }
}
