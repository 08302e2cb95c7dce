package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * launchd.plist(5), EnableTransactions: a job without an open transaction is stopped by SIGKILL. A
 * JVM opens none by itself, so that no shutdown hook runs.
 */
final class JavaTransactions implements Rule {

  @Override
  public String code() {
    return "LP404";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    if (!of.command().isJava()) {
      return Stream.empty();
    }
    return Walk.flag(job, "EnableTransactions", true).stream()
        .map(
            entry ->
                warning(
                    entry.keyPosition(),
                    "EnableTransactions in a job that runs java: stopped by SIGKILL, without"
                        + " shutdown hooks",
                    "take it out, unless the program calls xpc_transaction_begin itself"));
  }
}
