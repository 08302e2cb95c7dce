package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5): Program is an absolute path, and neither ~ nor variables are expanded. */
final class RelativeProgram implements Rule {

  @Override
  public String code() {
    return "LP103";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    return Walk.string(job, "Program").stream()
        .filter(program -> !program.value().startsWith("/"))
        .map(
            program ->
                error(
                    program.position(),
                    "Program \"" + program.value() + "\" is no absolute path",
                    "launchd expands neither ~ nor $VARIABLES and searches no PATH here;"
                        + " write the path from / on"));
  }
}
