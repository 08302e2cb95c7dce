package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.Set;

/** launchctl(1) names a job as DOMAIN/LABEL; launchd-842 (core.c) keeps some labels to itself. */
final class OddLabel implements Rule {

  private static final int MAX_LENGTH = 128;

  private static final String HELP =
      "use letters, digits, dots, hyphens and underscores: com.example.web";

  private static final Set<String> RESERVED =
      Set.of("shell", "com.apple.launchd", "com.apple.launchctl");

  @Override
  public Code code() {
    return Code.LP903;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> label = Walk.string(of.job(), "Label");
    if (label.isPresent()) {
      check(label.get(), found);
    }
  }

  private static void check(PlistString label, Findings found) {
    String written = "Label \"" + label.value() + "\" ";
    String text = label.value();
    if (isReserved(text)) {
      found.warning(
          label.position(),
          written + "is reserved by launchd",
          "choose another: bootstrap fails with 140");
    } else if (isHidden(text)) {
      found.error(
          label.position(), written + "contains a character that a terminal hides or obeys", HELP);
    } else if (text.contains("/") || text.equals(".") || text.equals("..")) {
      found.error(
          label.position(),
          written + "cannot be the name of a file, nor of a target for launchctl",
          HELP);
    } else if (text.startsWith("-")) {
      found.warning(label.position(), written + "looks like an option of launchctl", HELP);
    } else if (!isPlain(text)) {
      found.warning(
          label.position(), written + "contains a character that shells or people trip over", HELP);
    } else if (text.length() > MAX_LENGTH) {
      found.warning(
          label.position(),
          "this Label has " + text.length() + " characters",
          "use at most " + MAX_LENGTH + ": names of files and of services have limits");
    }
  }

  /** Control characters of C0 and C1, and those that turn or hide others: U+202E, U+200B. */
  private static boolean isHidden(String label) {
    for (int i = 0; i < label.length(); i++) {
      int type = Character.getType(label.charAt(i));
      if (type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR) {
        return true;
      }
    }
    return false;
  }

  /** Homebrew's labels have an at sign, and a plus sign where a formula has one. */
  private static boolean isPlain(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !Chars.isDigit(c) && "._-@+".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReserved(String label) {
    return RESERVED.contains(label)
        || label.startsWith("com.apple.launchd.")
        || label.startsWith("com.apple.launchctl.");
  }
}
