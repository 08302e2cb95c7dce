package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/**
 * launchd.plist(5), EnableTransactions: a job without an open transaction is stopped by SIGKILL. A
 * JVM opens none by itself, so that no shutdown hook runs.
 */
final class JavaTransactions implements Rule {

  @Override
  public Code code() {
    return Code.LP404;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> transactions = Walk.flag(of.job(), "EnableTransactions", true);
    if (transactions.isPresent() && of.command().isJava()) {
      found.warning(
          transactions.get().keyPosition(),
          "EnableTransactions in a job that runs java: it is stopped with SIGKILL and"
              + " runs no shutdown hooks",
          "remove it, unless the program calls xpc_transaction_begin itself");
    }
  }
}
