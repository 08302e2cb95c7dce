package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5), SuccessfulExit: true restarts after exit code 0, false after any other. */
final class SuccessfulExitTrue implements Rule {

  @Override
  public Code code() {
    return Code.LP413;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistDictionary> keepAlive = Walk.dictionary(of.job(), "KeepAlive");
    if (keepAlive.isEmpty() || Walk.flag(keepAlive.get(), "Crashed", true).isPresent()) {
      return;
    }
    Optional<Entry> exit = Walk.flag(keepAlive.get(), "SuccessfulExit", true);
    if (exit.isPresent()) {
      found.warning(
          exit.get().keyPosition(),
          "SuccessfulExit true restarts the job when it ends well, and not when it fails",
          "to restart after a failure write <false/>");
    }
  }
}
