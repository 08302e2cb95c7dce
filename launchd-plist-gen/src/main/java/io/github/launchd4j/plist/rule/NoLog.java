package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/**
 * launchd.plist(5): without StandardOutPath and StandardErrorPath, what the job prints goes to
 * /dev/null.
 */
final class NoLog implements Rule {

  @Override
  public Code code() {
    return Code.LP807;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    boolean logs = job.has("StandardOutPath") || job.has("StandardErrorPath");
    if (!logs
        && !job.has("inetdCompatibility")
        && isUnattended(of)
        && saysWhatFailed(of.command())) {
      found.info(
          job.position(),
          "neither StandardOutPath nor StandardErrorPath: what "
              + of.command().name()
              + " prints is lost, errors too",
          "add StandardErrorPath");
    }
  }

  /** Whether it runs again and again; what runs once at a login is seen to fail. */
  private static boolean isUnattended(Inspection of) {
    for (Demand demand : of.demands().all()) {
      if (!(demand instanceof Demand.AtLoad)) {
        return true;
      }
    }
    return of.command().isJava();
  }

  /**
   * Whether all that tells of a failure is printed: by a JVM that does not start, or by commands of
   * a shell, if it is not replaced by a program with a log of its own.
   */
  private static boolean saysWhatFailed(CommandLine command) {
    Optional<PlistString> script = command.script();
    return command.isJava()
        || (script.isPresent()
            && !script.get().value().contains(">")
            && !script.get().value().contains("exec ")
            && !script.get().value().contains("logger"));
  }
}
