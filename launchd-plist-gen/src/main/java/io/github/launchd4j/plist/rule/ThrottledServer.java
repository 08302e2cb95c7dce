package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Treatment;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** launchd.plist(5), ProcessType: Background and Standard are throttled. */
final class ThrottledServer implements Rule {

  @Override
  public Code code() {
    return Code.LP419;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> type = Treatment.of(of.job()).processType();
    boolean server = of.demands().keptAlive().isPresent() || Walk.isFilled(of.job(), "Sockets");
    if (type.isPresent() && server && Walk.isThirdParty(of.job(), of.command())) {
      check(type.get(), found);
    }
  }

  private static void check(Entry type, Findings found) {
    String word = type.value() instanceof PlistString string ? string.value() : "";
    if (word.equalsIgnoreCase("Background")) {
      found.info(
          type.value().position(),
          type.key()
              + " Background throttles the CPU and I/O of this server, and may confine it to the"
              + " efficiency cores",
          "if somebody waits for its answers, write Adaptive or Interactive");
    } else if (word.equalsIgnoreCase("Standard")) {
      found.info(
          type.value().position(),
          type.key()
              + " Standard throttles the CPU and I/O of this server lightly, as no value does",
          "if somebody waits for its answers, write Adaptive or Interactive");
    }
  }
}
