package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5), BundleProgram: for property lists that SMAppService registers, in an app. */
final class BundleProgramOutside implements Rule {

  @Override
  public Code code() {
    return Code.LP909;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> program = of.job().entry("BundleProgram");
    if (program.isPresent()
        && Place.isInstalled(of.file())
        && !Place.isInBundle(of.file())
        && !of.job().has("Program")
        && !of.job().has("ProgramArguments")) {
      found.error(
          program.get().keyPosition(),
          "BundleProgram in a file that is in no bundle: launchd does not find the program",
          "write Program with an absolute path, or put the file into Contents/Library of the app"
              + " and register it by SMAppService");
    }
  }
}
