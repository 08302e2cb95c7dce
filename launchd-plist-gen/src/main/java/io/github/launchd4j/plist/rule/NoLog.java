package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * launchd.plist(5): without StandardOutPath and StandardErrorPath, what the job prints goes to
 * /dev/null.
 */
final class NoLog implements Rule {

  @Override
  public String code() {
    return "LP807";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    boolean logs = job.has("StandardOutPath") || job.has("StandardErrorPath");
    return logs || job.has("inetdCompatibility") || !Walk.isThirdParty(job)
        ? Stream.empty()
        : Stream.of(
            info(
                job.position(),
                "neither StandardOutPath nor StandardErrorPath: what the program prints is lost",
                "add StandardErrorPath, unless it writes a log of its own"));
  }
}
