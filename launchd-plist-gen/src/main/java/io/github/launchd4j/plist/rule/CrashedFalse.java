package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * launchd.plist(5), Crashed: false is the inverse condition, and holds after every exit but a
 * crash.
 */
final class CrashedFalse implements Rule {

  @Override
  public String code() {
    return "LP407";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.dictionary(job, "KeepAlive")
        .flatMap(keepAlive -> Walk.flag(keepAlive, "Crashed", false).stream())
        .map(
            crashed ->
                warning(
                    crashed.keyPosition(),
                    "Crashed false restarts the job after each exit that is no crash, success"
                        + " among them",
                    "write Crashed <true/> to restart after a crash, or SuccessfulExit <false/>"
                        + " after any failure"));
  }
}
