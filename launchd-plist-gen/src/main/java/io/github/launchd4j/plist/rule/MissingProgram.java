package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.Optional;

/** launchd.plist(5): Program, ProgramArguments or BundleProgram is required. */
final class MissingProgram implements Rule {

  private static final String HELP =
      "launchctl bootstrap fails with 111; add ProgramArguments, beginning with an absolute path";

  @Override
  public Code code() {
    return Code.LP102;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (job.has("Program") || job.has("BundleProgram")) {
      return;
    }
    Optional<PlistValue> arguments = job.get("ProgramArguments");
    if (arguments.isEmpty()) {
      neither(job, found);
    } else if (arguments.get() instanceof PlistArray array && array.values().isEmpty()) {
      found.error(array.position(), "ProgramArguments is empty", HELP);
    }
  }

  private static void neither(PlistDictionary job, Findings found) {
    String message = "the job has neither Program nor ProgramArguments";
    // xnu ships tests/launchd_plists/com.apple.xnu.test.kevent_qos.plist like that: a part that its
    // test completes before it loads it.
    if (job.has("MachServices")) {
      found.warning(job.position(), message, HELP);
    } else {
      found.error(job.position(), message, HELP);
    }
  }
}
