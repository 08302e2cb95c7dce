package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Set;

/**
 * java(1) reads JDK_JAVA_OPTIONS, and the JVM JAVA_TOOL_OPTIONS; the others are of start scripts.
 */
final class UnreadJavaOptions implements Rule {

  private static final Set<String> OF_SCRIPTS =
      Set.of(
          "JAVA_OPTS",
          "JAVA_OPTIONS",
          "JAVA_ARGS",
          "JVM_OPTS",
          "JVM_ARGS",
          "CATALINA_OPTS",
          "MAVEN_OPTS");

  @Override
  public Code code() {
    return Code.LP606;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (!of.command().isJava()) {
      return;
    }
    for (Entry variable : Walk.environment(of.job())) {
      if (OF_SCRIPTS.contains(variable.key())) {
        found.warning(
            variable.keyPosition(),
            "java does not read " + variable.key() + ", which is for start scripts",
            "put the options into ProgramArguments, or use JDK_JAVA_OPTIONS");
      }
    }
  }
}
