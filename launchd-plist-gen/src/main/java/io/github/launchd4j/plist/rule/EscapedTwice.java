package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An entity that was itself escaped: the program gets it as text, ampersand and all. */
final class EscapedTwice implements Rule {

  private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|quot|apos|#\\d+);");

  @Override
  public String code() {
    return "LP117";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.all(job).stream()
        .flatMap(
            text ->
                ENTITY.matcher(text.value()).results().limit(1).map(r -> finding(text, r.group())));
  }

  private Finding finding(Text text, String entity) {
    return warning(
        text.position(),
        text.key() + " holds a literal " + entity + ": escaped twice",
        "write it once: " + entity + " in the file, not &amp;" + entity.substring(1));
  }
}
