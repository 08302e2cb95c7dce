package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/**
 * launch.h: Instances bounds the processes for connections; with Wait true there is but one
 * process.
 */
final class InstancesWithWait implements Rule {

  @Override
  public Code code() {
    return Code.LP307;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistDictionary> inetd = Walk.dictionary(of.job(), "inetdCompatibility");
    if (inetd.isPresent() && Walk.flag(inetd.get(), "Wait", true).isPresent()) {
      check(inetd.get(), found);
    }
  }

  private static void check(PlistDictionary inetd, Findings found) {
    Optional<Entry> instances = inetd.entry("Instances");
    if (instances.isPresent()) {
      found.warning(
          instances.get().keyPosition(),
          "Instances has no effect with Wait true: one process gets the listener",
          "remove it");
    }
  }
}
