package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.SystemPrograms;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/**
 * Without Program, a first argument without a slash is looked up on launchd's own short PATH. What
 * macOS has there is found (launchd.plist(5), ProgramArguments).
 */
final class RelativeFirstArgument implements Rule {

  @Override
  public Code code() {
    return Code.LP104;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    Optional<PlistString> program = Walk.firstArgument(job);
    if (program.isPresent()
        && !program.get().value().startsWith("/")
        && !SystemPrograms.has(program.get().value())
        && !job.has("Program")
        && !job.has("BundleProgram")) {
      found.warning(
          program.get().position(),
          "the program \"" + program.get().value() + "\" is not an absolute path",
          "launchd searches only /usr/bin:/bin:/usr/sbin:/sbin and expands neither ~ nor"
              + " $VARIABLES; write an absolute path");
    }
  }
}
