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

  private static final String UNFIT = Chars.WHITE + "/";

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
    if (isReserved(label.value())) {
      found.warning(
          label.position(),
          written + "is reserved by launchd",
          "choose another: bootstrap fails with 140");
    } else if (Chars.hasOneOf(label.value(), UNFIT)) {
      found.warning(
          label.position(),
          written + "contains a space or a slash, where launchctl ends the name",
          "use letters, digits, dots and hyphens: com.example.web");
    }
  }

  private static boolean isReserved(String label) {
    return RESERVED.contains(label)
        || label.startsWith("com.apple.launchd.")
        || label.startsWith("com.apple.launchctl.");
  }
}
