package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.stream.Stream;

/**
 * launchd.plist(5): inetdCompatibility overrides StandardInPath; StandardOutPath in its turn takes
 * the place of the connection (launchd-842, core.c).
 */
final class InetdAndStandardPaths implements Rule {

  @Override
  public String code() {
    return "LP305";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    if (!job.has("inetdCompatibility")) {
      return Stream.empty();
    }
    return Stream.concat(
        job.entry("StandardInPath").stream()
            .map(entry -> finding(entry, "the connection overrides it")),
        job.entry("StandardOutPath").stream()
            .map(
                entry ->
                    finding(
                        entry,
                        "what the program answers goes to the file, not to the connection")));
  }

  private Finding finding(Entry entry, String what) {
    return warning(
        entry.keyPosition(), entry.key() + " beside inetdCompatibility: " + what, "take it out");
  }
}
