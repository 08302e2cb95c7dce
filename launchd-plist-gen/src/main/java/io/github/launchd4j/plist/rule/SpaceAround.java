package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * Apple's reader keeps the space around a string, line ends and tabs among it (CFPropertyList.c).
 */
final class SpaceAround implements Rule {

  @Override
  public String code() {
    return "LP118";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.withoutScripts(job)
        .filter(text -> !text.value().isBlank() && !text.value().equals(text.value().strip()))
        .map(
            text ->
                warning(
                    text.position(),
                    text.quoted() + " begins or ends with white space",
                    "it counts as part of the value; put the tags right around the text"));
  }
}
