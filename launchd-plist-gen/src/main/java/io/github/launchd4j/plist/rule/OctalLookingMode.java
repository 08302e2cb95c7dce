package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.Optional;
import java.util.Set;

/** launchd.plist(5), SockPathMode: "Property lists don't support octal, so please convert". */
final class OctalLookingMode implements Rule {

  /** Modes that people mean, by the digits they are known by. None of them is usual in decimal. */
  private static final Set<String> USUAL =
      Set.of(
          "400", "440", "444", "600", "640", "644", "660", "664", "666", "700", "750", "755", "770",
          "775", "777");

  @Override
  public Code code() {
    return Code.LP209;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      Optional<PlistInteger> mode = Walk.integer(socket, "SockPathMode");
      if (mode.isPresent() && USUAL.contains(mode.get().value().toString())) {
        tell(mode.get(), found);
      }
    }
  }

  private static void tell(PlistInteger mode, Findings found) {
    int decimal = mode.intValue();
    int meant = Integer.parseInt(mode.value().toString(), 8);
    found.warning(
        mode.position(),
        "SockPathMode " + decimal + " is decimal and means 0" + Integer.toOctalString(decimal),
        "for 0" + decimal + " write " + meant);
  }
}
