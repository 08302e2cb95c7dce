package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5), SuccessfulExit: true restarts after exit code 0, false after any other. */
final class SuccessfulExitTrue implements Rule {

  @Override
  public String code() {
    return "LP413";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.dictionary(job, "KeepAlive")
        .filter(keepAlive -> Walk.flag(keepAlive, "Crashed", true).isEmpty())
        .flatMap(keepAlive -> Walk.flag(keepAlive, "SuccessfulExit", true).stream())
        .map(
            exit ->
                warning(
                    exit.keyPosition(),
                    "SuccessfulExit true restarts the job when it ends well, and not when it fails",
                    "to restart after a failure write <false/>"));
  }
}
