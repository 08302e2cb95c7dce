package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.stream.Stream;

/** A character that XML 1.0 cannot hold: Apple's reader takes it as an entity, XML tools do not. */
final class ControlCharacter implements Rule {

  @Override
  public String code() {
    return "LP008";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.everything().flatMap(this::findings);
  }

  private Stream<Finding> findings(PlistValue value) {
    if (value instanceof PlistString text) {
      return finding("value", text.value(), text.position());
    }
    return value instanceof PlistDictionary dictionary
        ? dictionary.entries().stream()
            .flatMap(entry -> finding("key", entry.key(), entry.keyPosition()))
        : Stream.empty();
  }

  private Stream<Finding> finding(String what, String text, Position position) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        return Stream.of(finding(what, text, position, c));
      }
    }
    return Stream.empty();
  }

  private Finding finding(String what, String text, Position position, char c) {
    return warning(
        position,
        String.format("the %s \"%s\" holds the control character U+%04X", what, text, (int) c),
        "take it out: it cannot be written back as XML");
  }
}
