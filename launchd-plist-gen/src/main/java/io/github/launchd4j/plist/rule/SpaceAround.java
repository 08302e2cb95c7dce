package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import java.util.Optional;

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
      if (!text.value().isBlank()
          && !text.value().equals(text.value().strip())
          && !isIgnored(text.key())) {
        found.warning(
            text.position(),
            text.quoted() + " begins or ends with whitespace",
            "launchd keeps it as part of the value; remove it");
      }
    }
  }

  /** Whether launchd reads no such key: at whatever depth its own are, none is called so. */
  private static boolean isIgnored(String key) {
    Optional<Key> top = KeyTable.find(KeyTable.TOP, key);
    return top.isPresent() && top.get().status() == Key.Status.IGNORED;
  }
}
