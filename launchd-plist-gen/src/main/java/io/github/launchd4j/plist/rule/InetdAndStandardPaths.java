package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/**
 * launchd.plist(5): inetdCompatibility overrides StandardInPath; StandardOutPath in its turn takes
 * the place of the connection (launchd-842, core.c).
 */
final class InetdAndStandardPaths implements Rule {

  @Override
  public Code code() {
    return Code.LP305;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (job.has("inetdCompatibility")) {
      check(job, "StandardInPath", "the connection replaces it", found);
      check(
          job,
          "StandardOutPath",
          "the program's answers go to the file, not to the connection",
          found);
    }
  }

  private static void check(PlistDictionary job, String key, String outcome, Findings found) {
    Optional<Entry> path = job.entry(key);
    if (path.isPresent()) {
      found.warning(
          path.get().keyPosition(), key + " with inetdCompatibility: " + outcome, "remove it");
    }
  }
}
