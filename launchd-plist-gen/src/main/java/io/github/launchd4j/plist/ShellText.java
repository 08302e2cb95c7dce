package io.github.launchd4j.plist;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as one types them into a POSIX shell. */
public final class ShellText {

  // zsh expands a leading "=", every shell a leading "~"
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+:,./-][\\w@%+:,./=-]*");

  private ShellText() {}

  /** A word, in quotes if the shell would take it for anything else. */
  public static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A command line of these words. */
  public static String line(List<String> words) {
    return words.stream().map(ShellText::quote).collect(Collectors.joining(" "));
  }
}
