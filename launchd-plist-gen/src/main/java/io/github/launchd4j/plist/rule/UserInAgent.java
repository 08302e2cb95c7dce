package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.List;
import java.util.Optional;

/**
 * launchd.plist(5): UserName and GroupName are for the system's own jobs. launchd logs "The
 * UserName key is not supported for non-System services."
 */
final class UserInAgent implements Rule {

  private static final List<String> OF_DAEMONS = List.of("UserName", "GroupName", "InitGroups");

  @Override
  public Code code() {
    return Code.LP904;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (Place.of(job, of.file()).kind() != Place.Kind.AGENT) {
      return;
    }
    for (String key : OF_DAEMONS) {
      Optional<Entry> entry = job.entry(key);
      if (entry.isPresent()) {
        found.warning(
            entry.get().keyPosition(),
            key + " in an agent: launchd uses it only in daemons",
            "remove it: an agent runs as the user who is logged in");
      }
    }
  }
}
