package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** The name of the file in the place of the label. */
final class LabelEndsInPlist implements Rule {

  @Override
  public Code code() {
    return Code.LP902;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> label = Walk.string(of.job(), "Label");
    if (label.isPresent() && label.get().value().endsWith(".plist")) {
      found.warning(
          label.get().position(),
          "Label \""
              + label.get().value()
              + "\" ends in .plist, which belongs to the name of the file only",
          "remove .plist: it would be part of the label in every launchctl command");
    }
  }
}
