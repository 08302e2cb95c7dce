package io.github.launchd4j.plist.finding;

import java.util.regex.Pattern;

/** Counts in words. */
public final class Plural {

  private static final Pattern END_OF_NOUN = Pattern.compile("\\b(?= or|$)");

  private Plural() {}

  /** {@code "1 error"}, {@code "2 errors"}, {@code "0 warnings or errors"}. */
  public static String of(long count, String noun) {
    return count + " " + (count == 1 ? noun : END_OF_NOUN.matcher(noun).replaceAll("s"));
  }
}
