package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** Without Program, a first argument without a slash is looked up on launchd's own short PATH. */
final class RelativeFirstArgument implements Rule {

  @Override
  public String code() {
    return "LP104";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    if (job.has("Program") || job.has("BundleProgram")) {
      return Stream.empty();
    }
    return Walk.firstArgument(job).stream()
        .filter(program -> !program.value().startsWith("/"))
        .map(
            program ->
                warning(
                    program.position(),
                    "the program \"" + program.value() + "\" is no absolute path",
                    "launchd knows only /usr/bin:/bin:/usr/sbin:/sbin and expands neither ~ nor"
                        + " $VARIABLES; write the path from / on"));
  }
}
