package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.Set;
import java.util.stream.Stream;

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
  public String code() {
    return "LP606";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.isJava(job)
        ? Walk.environment(job)
            .filter(entry -> OF_SCRIPTS.contains(entry.key()))
            .map(
                entry ->
                    warning(
                        entry.keyPosition(),
                        "java does not read " + entry.key() + ", which is for start scripts",
                        "put the options into ProgramArguments, or use JDK_JAVA_OPTIONS"))
        : Stream.empty();
  }
}
