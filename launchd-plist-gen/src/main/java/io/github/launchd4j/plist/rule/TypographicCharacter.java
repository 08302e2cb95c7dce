package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What word processors and web pages make of quotes, hyphens and spaces. */
final class TypographicCharacter implements Rule {

  private static final Pattern ODD =
      Pattern.compile(
          "^[\u2013\u2014]|^[\u2018\u201c].*[\u2019\u201d]$|[\u00a0\u200b\u200e\ufeff]");

  @Override
  public String code() {
    return "LP119";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.withoutScripts(job)
        .flatMap(
            text ->
                ODD.matcher(text.value()).results().limit(1).map(r -> finding(text, r.group())));
  }

  private Finding finding(Text text, String odd) {
    return warning(
        text.position(),
        String.format(
            "%s holds U+%04X, as text from a web page does", text.quoted(), odd.codePointAt(0)),
        "type it anew: - for a dash, a plain space, and no quotes");
  }
}
