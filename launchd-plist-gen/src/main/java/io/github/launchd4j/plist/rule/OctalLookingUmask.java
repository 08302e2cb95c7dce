package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.Set;
import java.util.stream.Stream;

/** launchd.plist(5), Umask: an integer is decimal; a string is octal when it begins with 0. */
final class OctalLookingUmask implements Rule {

  /** Masks that people mean, by the digits they are known by. */
  private static final Set<String> USUAL =
      Set.of("22", "27", "37", "77", "022", "027", "077", "177");

  @Override
  public String code() {
    return "LP114";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return job.get("Umask").stream()
        .filter(umask -> USUAL.contains(digits(umask)))
        .map(umask -> finding(umask.position(), Integer.parseInt(digits(umask))));
  }

  private static String digits(PlistValue umask) {
    if (umask instanceof PlistInteger number) {
      return number.value().toString();
    }
    return umask instanceof PlistString text && !text.value().startsWith("0") ? text.value() : "";
  }

  private Finding finding(Position position, int decimal) {
    return warning(
        position,
        "Umask " + decimal + " is decimal, and means 0" + Integer.toOctalString(decimal),
        "for 0" + decimal + " write " + Integer.parseInt(String.valueOf(decimal), 8));
  }
}
