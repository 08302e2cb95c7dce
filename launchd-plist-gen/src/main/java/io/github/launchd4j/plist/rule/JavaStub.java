package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/**
 * /usr/bin/java of macOS is no JVM: it looks for one in /Library/Java/JavaVirtualMachines at each
 * start.
 */
final class JavaStub implements Rule {

  @Override
  public Code code() {
    return Code.LP601;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isPresent() && program.get().value().equals("/usr/bin/java")) {
      found.warning(
          program.get().position(),
          "/usr/bin/java is a stub: which JDK it starts depends on what is installed",
          "use the path of one JDK: /Library/Java/JavaVirtualMachines/NAME/Contents/Home/bin/java");
    }
  }
}
