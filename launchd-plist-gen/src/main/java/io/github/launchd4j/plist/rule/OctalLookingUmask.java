package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.Optional;
import java.util.Set;

/** launchd.plist(5), Umask: an integer is decimal; a string is octal when it begins with 0. */
final class OctalLookingUmask implements Rule {

  /** Masks that people mean, by the digits they are known by. */
  private static final Set<String> USUAL =
      Set.of("22", "27", "37", "77", "022", "027", "077", "177");

  @Override
  public Code code() {
    return Code.LP114;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistValue> umask = of.job().get("Umask");
    if (umask.isPresent() && USUAL.contains(digits(umask.get()))) {
      int decimal = Integer.parseInt(digits(umask.get()));
      found.warning(
          umask.get().position(),
          "Umask " + decimal + " is decimal and means 0" + Integer.toOctalString(decimal),
          "for 0" + decimal + " write " + Integer.parseInt(String.valueOf(decimal), 8));
    }
  }

  private static String digits(PlistValue umask) {
    if (umask instanceof PlistInteger number) {
      return number.value().toString();
    }
    return umask instanceof PlistString text && !text.value().startsWith("0") ? text.value() : "";
  }
}
