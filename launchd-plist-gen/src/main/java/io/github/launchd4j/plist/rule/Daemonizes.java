package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.life.Treatment;
import java.util.Optional;

/**
 * launchd.plist(5): a job must not call daemon(3) or fork and have its parent exit; launchd sees it
 * end.
 */
final class Daemonizes implements Rule {

  @Override
  public Code code() {
    return Code.LP506;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Treatment treatment = Treatment.of(of.job());
    if (treatment.inetdWait().isPresent()) {
      return; // inetd's servers see that their input is a socket
    }
    boolean kept = isStartedAgain(of.demands());
    for (Call call : of.lastingCalls()) {
      Optional<Background> background = Background.of(call);
      if (background.isPresent()) {
        if (kept || (background.get().byItself() && !treatment.abandonsProcessGroup())) {
          tell(background.get(), outcome(kept, of), found);
        }
        return;
      }
    }
  }

  private static String outcome(boolean kept, Inspection of) {
    return kept
        ? "starts it again " + OneShotKeptAlive.every(of.timing())
        : "considers the job ended and kills what is left of its process group";
  }

  /** The process that launchd knows ends with 0 when its child goes on. */
  static boolean isStartedAgain(Demands demands) {
    return demands.restartsAfter(0, 0).isPresent()
        || demands.has(Demand.WhilePath.class)
        || demands.has(Demand.WhileJob.class);
  }

  private static void tell(Background background, String outcome, Findings found) {
    found.warning(
        background.word().position(),
        message(background) + ", and launchd " + outcome,
        background.cure() + "; launchd itself runs it as a daemon");
  }

  private static String message(Background background) {
    String word = background.word().value();
    String program = background.program();
    if (!background.known()) {
      return word + " puts most programs into the background";
    }
    return word.endsWith(program)
        ? program + " puts itself into the background"
        : word + " makes " + program + " run in the background";
  }
}
