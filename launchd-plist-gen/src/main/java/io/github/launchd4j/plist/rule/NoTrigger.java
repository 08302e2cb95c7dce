package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Set;

/**
 * launchd.plist(5): a job runs on demand; with nothing to demand it, it is loaded and never
 * started.
 */
final class NoTrigger implements Rule {

  private static final Set<String> TRIGGERS = Set.of("RunAtLoad", "KeepAlive", "StartOnMount");

  @Override
  public Code code() {
    return Code.LP409;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (job.entries().isEmpty() || !of.demands().isEmpty() || MissingProgram.isForHelper(of)) {
      return;
    }
    String message = "nothing ever starts this job";
    if (isMeant(job)) {
      found.info(job.position(), message, "launchctl kickstart starts it");
    } else {
      found.warning(job.position(), message, help(of.demands()));
    }
  }

  private static String help(Demands demands) {
    return demands.all().isEmpty()
        ? "add RunAtLoad, KeepAlive, Sockets, StartInterval, StartCalendarInterval or"
            + " WatchPaths; if launchctl kickstart is to start it, RunAtLoad false says so"
        : "remove AfterInitialDemand, which delays everything but Sockets and"
            + " MachServices, unless launchctl kickstart should start it";
  }

  /** Whether the file itself says so: it switches the job off, or a trigger. */
  private static boolean isMeant(PlistDictionary job) {
    for (Entry entry : job.entries()) {
      boolean off = entry.value().equals(new PlistBoolean(false));
      if ((off && TRIGGERS.contains(entry.key()))
          || (entry.key().equals("Disabled") && entry.value().equals(new PlistBoolean(true)))) {
        return true;
      }
    }
    return false;
  }
}
