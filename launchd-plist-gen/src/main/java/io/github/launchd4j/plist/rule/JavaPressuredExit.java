package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5): EnablePressuredExit implies EnableTransactions, and SIGTERM is ignored. */
final class JavaPressuredExit implements Rule {

  @Override
  public String code() {
    return "LP405";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    if (!of.command().isJava()) {
      return Stream.empty();
    }
    return Walk.flag(job, "EnablePressuredExit", true).stream()
        .map(
            entry ->
                warning(
                    entry.keyPosition(),
                    "EnablePressuredExit in a job that runs java: killed without SIGTERM when"
                        + " memory is short",
                    "take it out: a JVM does not tell launchd when it is idle"));
  }
}
