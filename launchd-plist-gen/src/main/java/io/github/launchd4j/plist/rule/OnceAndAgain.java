package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.List;
import java.util.Optional;

/** launchd.plist(5), LaunchOnlyOnce: once until the next boot, whatever else the job says. */
final class OnceAndAgain implements Rule {

  private static final List<String> AGAIN =
      List.of(
          "StartInterval",
          "StartCalendarInterval",
          "WatchPaths",
          "QueueDirectories",
          "StartOnMount");

  @Override
  public Code code() {
    return Code.LP411;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> once = Walk.flag(of.job(), "LaunchOnlyOnce", true);
    Optional<String> again = again(of.job());
    if (once.isPresent() && again.isPresent()) {
      found.warning(
          once.get().keyPosition(),
          "LaunchOnlyOnce beside " + again.get() + ", which starts a job again",
          "take one of the two out");
    }
  }

  private static Optional<String> again(PlistDictionary job) {
    if (Walk.flag(job, "KeepAlive", true).isPresent()
        || Walk.dictionary(job, "KeepAlive").isPresent()) {
      return Optional.of("KeepAlive");
    }
    for (String key : AGAIN) {
      if (job.has(key)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
