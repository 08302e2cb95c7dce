package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entity that was itself escaped: the program gets it as text, ampersand and all. */
final class EscapedTwice implements Rule {

  @Override
  public Code code() {
    return Code.LP117;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text text : of.texts()) {
      if (text.value().indexOf('&') >= 0) {
        check(text, found);
      }
    }
  }

  private static void check(Text text, Findings found) {
    Matcher entity = Entity.PATTERN.matcher(text.value());
    if (entity.find()) {
      String escaped = entity.group();
      found.warning(
          text.position(),
          text.key() + " contains a literal " + escaped + ": escaped twice",
          "escape it once: " + escaped + " in the file, not &amp;" + escaped.substring(1));
    }
  }

  /** Compiled for jobs with an ampersand. */
  private static final class Entity {
    static final Pattern PATTERN = Pattern.compile("&(?:amp|lt|gt|quot|apos|#\\d+);");
  }
}
