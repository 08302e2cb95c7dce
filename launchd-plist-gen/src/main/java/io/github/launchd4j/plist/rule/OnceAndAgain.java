package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5), LaunchOnlyOnce: once until the next boot, whatever else the job says. */
final class OnceAndAgain implements Rule {

  @Override
  public Code code() {
    return Code.LP411;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> once = of.demands().once();
    Optional<Demand> again = again(of.demands());
    if (once.isPresent() && again.isPresent()) {
      boolean condition =
          again.get() instanceof Demand.AfterExit || again.get() instanceof Demand.AfterCrash;
      String key = condition ? "KeepAlive" : again.get().entry().key();
      boolean alive = condition || again.get() instanceof Demand.Always;
      found.warning(
          once.get().keyPosition(),
          "LaunchOnlyOnce together with " + key + ", which starts a job again",
          alive && !of.demands().has(Demand.AtLoad.class)
              ? "write RunAtLoad instead of " + key + " to run it once"
              : "remove one of the two");
    }
  }

  private static Optional<Demand> again(Demands demands) {
    boolean atLoad = !demands.atLoad().isEmpty();
    for (Demand each : demands.all()) {
      if (isRepeated(each) || (atLoad && isWatched(each))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static boolean isRepeated(Demand demand) {
    return demand instanceof Demand.Always
        || demand instanceof Demand.AfterExit
        || demand instanceof Demand.AfterCrash
        || demand instanceof Demand.Every
        || demand instanceof Demand.At
        || demand instanceof Demand.Mount;
  }

  /** What may well be there to start the job the one time, unless it starts at load. */
  private static boolean isWatched(Demand demand) {
    return demand instanceof Demand.Changed
        || demand instanceof Demand.Filled
        || demand instanceof Demand.WhilePath
        || demand instanceof Demand.WhileJob;
  }
}
