package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;

/** A character that XML 1.0 cannot hold: Apple's reader takes it as an entity, XML tools do not. */
final class ControlCharacter implements Rule {

  @Override
  public Code code() {
    return Code.LP008;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistValue value : of.everything()) {
      if (found.isFull()) {
        return; // a format costs something
      }
      if (value instanceof PlistString text) {
        check("value", text.value(), text.position(), found);
      } else if (value instanceof PlistDictionary dictionary) {
        for (Entry entry : dictionary.entries()) {
          check("key", entry.key(), entry.keyPosition(), found);
        }
      }
    }
  }

  private static void check(String what, String text, Position position, Findings found) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        found.error(
            position,
            String.format("the %s \"%s\" contains U+0000, where C ends a text", what, text),
            "remove it: launchd and the program read only what is before it, or nothing");
        return;
      }
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        found.warning(
            position,
            String.format(
                "the %s \"%s\" contains the control character U+%04X", what, text, (int) c),
            "remove it: it cannot be written back as XML");
        return;
      }
    }
  }
}
