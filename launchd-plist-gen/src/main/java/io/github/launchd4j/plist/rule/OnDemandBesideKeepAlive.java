package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/**
 * OnDemand false keeps the job alive whatever conditions KeepAlive has (launchd-842, core.c:2416,
 * 6154).
 */
final class OnDemandBesideKeepAlive implements Rule {

  @Override
  public Code code() {
    return Code.LP416;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> keepAlive = of.demands().overruledKeepAlive();
    Optional<Entry> onDemand = of.demands().keptAlive();
    if (keepAlive.isPresent() && onDemand.isPresent()) {
      found.warning(
          onDemand.get().keyPosition(),
          "OnDemand false keeps the job running all the time, whatever KeepAlive says",
          "remove OnDemand if KeepAlive says what you mean; otherwise write KeepAlive"
              + " <true/> and remove OnDemand");
    }
  }
}
