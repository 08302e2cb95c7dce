package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5): Program, ProgramArguments or BundleProgram is required. */
final class MissingProgram implements Rule {

  private static final String HELP =
      "launchctl bootstrap ends with 111; give ProgramArguments, its first an absolute path";

  @Override
  public String code() {
    return "LP102";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    if (job.has("Program") || job.has("BundleProgram")) {
      return Stream.empty();
    }
    if (job.get("ProgramArguments").orElse(null) instanceof PlistArray arguments) {
      return arguments.values().isEmpty()
          ? Stream.of(error(arguments.position(), "ProgramArguments is empty", HELP))
          : Stream.empty();
    }
    if (job.has("ProgramArguments")) {
      return Stream.empty();
    }
    String message = "the job has neither Program nor ProgramArguments";
    // xnu ships tests/launchd_plists/com.apple.xnu.test.kevent_qos.plist like that: a part that its
    // test completes before it loads it.
    return Stream.of(
        job.has("MachServices")
            ? warning(job.position(), message, HELP)
            : error(job.position(), message, HELP));
  }
}
