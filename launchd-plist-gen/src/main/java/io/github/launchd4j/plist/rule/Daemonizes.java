package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Set;

/**
 * launchd.plist(5): a job must not call daemon(3) or fork and have its parent exit; launchd sees it
 * end.
 */
final class Daemonizes implements Rule {

  private static final Set<String> LONG =
      Set.of(
          "--daemon",
          "--daemonize",
          "--daemonise",
          "--fork",
          "--background",
          "--detach",
          "-daemon",
          "-daemonize");

  private static final Set<String> NO = Set.of("no", "false", "off", "0");

  @Override
  public Code code() {
    return Code.LP506;
  }

  @Override
  public void check(Inspection of, Findings found) {
    CommandLine command = of.command();
    List<PlistString> words = command.words();
    boolean kept = isStartedAgain(of.demands());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).value();
      String next = i + 1 < words.size() ? words.get(i + 1).value() : "";
      if (detaches(word, next) || (kept && word.equals("-d") && !command.isInterpreter())) {
        String outcome =
            kept
                ? "starts it again " + OneShotKeptAlive.every(of.timing())
                : "considers the job ended";
        tell(words.get(i), outcome, found);
        return;
      }
    }
  }

  private static boolean detaches(String word, String next) {
    int equals = word.indexOf('=');
    String option = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? next : word.substring(equals + 1);
    return LONG.contains(option) && !NO.contains(value);
  }

  /** The process that launchd knows ends with 0 when its child goes on. */
  private static boolean isStartedAgain(Demands demands) {
    return demands.restartsAfter(0, 0).isPresent()
        || demands.has(Demand.WhilePath.class)
        || demands.has(Demand.WhileJob.class);
  }

  private static void tell(PlistString word, String outcome, Findings found) {
    found.warning(
        word.position(),
        word.value() + " puts most programs into the background, and launchd " + outcome,
        "use the option that keeps it in the foreground; launchd itself runs it as a daemon");
  }
}
