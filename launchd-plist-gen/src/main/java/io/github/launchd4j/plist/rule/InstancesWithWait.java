package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * launch.h: Instances bounds the processes for connections; with Wait true there is but one
 * process.
 */
final class InstancesWithWait implements Rule {

  @Override
  public String code() {
    return "LP307";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.dictionary(job, "inetdCompatibility")
        .filter(inetd -> Walk.flag(inetd, "Wait", true).isPresent())
        .flatMap(inetd -> inetd.entry("Instances").stream())
        .map(
            instances ->
                warning(
                    instances.keyPosition(),
                    "Instances beside Wait true does nothing: one process gets the listener",
                    "take it out"));
  }
}
