package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;

/**
 * Apple's reader keeps the space around a string, line ends and tabs among it (CFPropertyList.c).
 */
final class SpaceAround implements Rule {

  @Override
  public Code code() {
    return Code.LP118;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text text : of.withoutScripts()) {
      if (!text.value().isBlank() && !text.value().equals(text.value().strip())) {
        found.warning(
            text.position(),
            text.quoted() + " begins or ends with whitespace",
            "launchd keeps it as part of the value; remove it");
      }
    }
  }
}
