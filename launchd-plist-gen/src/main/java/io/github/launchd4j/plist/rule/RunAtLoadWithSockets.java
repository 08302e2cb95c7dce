package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.stream.Stream;

/** launchd.plist(5): RunAtLoad should be avoided, being adverse to system boot. */
final class RunAtLoadWithSockets implements Rule {

  @Override
  public String code() {
    return "LP402";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    if (of.sockets().findAny().isEmpty()) {
      return Stream.empty();
    }
    return Stream.concat(
        Walk.flag(job, "RunAtLoad", true).stream().map(entry -> finding(entry, "RunAtLoad")),
        successfulExit(job).map(entry -> finding(entry, "KeepAlive with SuccessfulExit")));
  }

  /** SuccessfulExit implies RunAtLoad: without a first run there is no exit to judge. */
  private static Stream<Entry> successfulExit(PlistDictionary job) {
    return job.get("KeepAlive").stream()
        .filter(PlistDictionary.class::isInstance)
        .flatMap(keepAlive -> ((PlistDictionary) keepAlive).entry("SuccessfulExit").stream());
  }

  private Finding finding(Entry entry, String what) {
    return warning(
        entry.keyPosition(),
        what + " beside Sockets: the job starts at load, wanted or not",
        "take " + entry.key() + " out; the first connection starts the job");
  }
}
