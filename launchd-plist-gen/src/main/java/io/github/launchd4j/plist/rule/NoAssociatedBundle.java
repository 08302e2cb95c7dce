package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/**
 * launchd.plist(5), AssociatedBundleIdentifiers: without it, Login Items show a job by the name of
 * who signed its program.
 */
final class NoAssociatedBundle implements Rule {

  @Override
  public Code code() {
    return Code.LP911;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isPresent()
        && program.get().value().contains(".app/Contents/")
        && !program.get().value().startsWith("/System/")
        && Place.isInstalled(of.file())
        && !Place.isInBundle(of.file())
        && !of.job().has("AssociatedBundleIdentifiers")) {
      found.info(
          program.get().position(),
          "no AssociatedBundleIdentifiers: Login Items name the developer instead of the app",
          "add AssociatedBundleIdentifiers with the identifier of the app");
    }
  }
}
