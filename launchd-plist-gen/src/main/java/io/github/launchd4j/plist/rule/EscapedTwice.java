package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import java.util.regex.Matcher;
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
  public Stream<Finding> check(Inspection of) {
    return of.texts().filter(text -> text.value().indexOf('&') >= 0).flatMap(this::findings);
  }

  private Stream<Finding> findings(Text text) {
    Matcher found = ENTITY.matcher(text.value());
    return found.find() ? Stream.of(finding(text, found.group())) : Stream.empty();
  }

  private Finding finding(Text text, String entity) {
    return warning(
        text.position(),
        text.key() + " holds a literal " + entity + ": escaped twice",
        "write it once: " + entity + " in the file, not &amp;" + entity.substring(1));
  }
}
