package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** launchd.plist(5): Program is an absolute path, and neither ~ nor variables are expanded. */
final class RelativeProgram implements Rule {

  @Override
  public Code code() {
    return Code.LP103;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> program = Walk.string(of.job(), "Program");
    if (program.isPresent() && !program.get().value().startsWith("/")) {
      found.error(
          program.get().position(),
          "Program \"" + program.get().value() + "\" is not an absolute path",
          "launchd expands neither ~ nor $VARIABLES and does not search a PATH here;"
              + " write an absolute path");
    }
  }
}
