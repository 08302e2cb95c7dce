package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5): EnablePressuredExit implies EnableTransactions, and SIGTERM is ignored. */
final class JavaPressuredExit implements Rule {

  @Override
  public Code code() {
    return Code.LP405;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> pressured = Walk.flag(of.job(), "EnablePressuredExit", true);
    if (pressured.isPresent() && of.command().isJava()) {
      found.warning(
          pressured.get().keyPosition(),
          "EnablePressuredExit in a job that runs java: killed without SIGTERM when"
              + " memory runs short",
          "remove it: a JVM does not tell launchd when it is idle");
    }
  }
}
