package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5): RunAtLoad should be avoided, being adverse to system boot. */
final class RunAtLoadWithSockets implements Rule {

  @Override
  public Code code() {
    return Code.LP402;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (of.sockets().isEmpty()) {
      return;
    }
    Optional<Entry> atLoad = Walk.flag(job, "RunAtLoad", true);
    if (atLoad.isPresent()) {
      warn(atLoad.get(), "RunAtLoad", found);
    }
    Optional<Entry> exit = successfulExit(job);
    if (exit.isPresent()) {
      warn(exit.get(), "KeepAlive with SuccessfulExit", found);
    }
  }

  /** SuccessfulExit implies RunAtLoad: without a first run there is no exit to judge. */
  private static Optional<Entry> successfulExit(PlistDictionary job) {
    return Walk.dictionary(job, "KeepAlive").orElse(PlistDictionary.EMPTY).entry("SuccessfulExit");
  }

  private static void warn(Entry entry, String what, Findings found) {
    found.warning(
        entry.keyPosition(),
        what + " beside Sockets: the job starts at load, wanted or not",
        "take " + entry.key() + " out; the first connection starts the job");
  }
}
