package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.stream.Stream;

/** A character that XML 1.0 cannot hold: Apple's reader takes it as an entity, XML tools do not. */
final class ControlCharacter implements Rule {

  @Override
  public String code() {
    return "LP008";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.everything(job).stream().flatMap(this::findings);
  }

  private Stream<Finding> findings(PlistValue value) {
    if (!(value instanceof PlistString text)) {
      return Stream.empty();
    }
    return text.value()
        .chars()
        .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')
        .limit(1)
        .mapToObj(
            c ->
                warning(
                    text.position(),
                    String.format("the value holds the control character U+%04X", c),
                    "take it out: it cannot be written back as XML"));
  }
}
