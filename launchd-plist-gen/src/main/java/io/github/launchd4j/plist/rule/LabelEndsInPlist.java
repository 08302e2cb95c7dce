package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** The name of the file in the place of the label. */
final class LabelEndsInPlist implements Rule {

  @Override
  public String code() {
    return "LP902";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.string(job, "Label").stream()
        .filter(label -> label.value().endsWith(".plist"))
        .map(
            label ->
                warning(
                    label.position(),
                    "Label \"" + label.value() + "\" ends in .plist, as only the file should",
                    "leave .plist out: launchctl wants the label as it stands here"));
  }
}
