package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * /usr/bin/java of macOS is no JVM: it looks for one in /Library/Java/JavaVirtualMachines at each
 * start.
 */
final class JavaStub implements Rule {

  @Override
  public String code() {
    return "LP601";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.program(job).stream()
        .filter(program -> program.value().equals("/usr/bin/java"))
        .map(
            program ->
                warning(
                    program.position(),
                    "/usr/bin/java is a stub: which JDK it starts changes with what is installed",
                    "name the java of one JDK:"
                        + " /Library/Java/JavaVirtualMachines/NAME/Contents/Home/bin/java"));
  }
}
