package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;

/**
 * launchd.plist(5): the default of ExitTimeOut is the system's. It was 20 seconds in macOS 10.9
 * (launchd-842), and 5 are reported of macOS 26.
 */
final class JavaWithoutExitTimeOut implements Rule {

  @Override
  public Code code() {
    return Code.LP607;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (of.command().isJava() && of.timing().exitTimeOutEntry().isEmpty()) {
      found.info(
          job.position(),
          "no ExitTimeOut: how long shutdown hooks may run depends on the version of macOS",
          "add ExitTimeOut with the number of seconds that they may take: 30");
    }
  }
}
