package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** java(1): without a bound the heap may grow to a quarter of the machine's memory. */
final class NoHeapBound implements Rule {

  @Override
  public String code() {
    return "LP602";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return JavaArguments.of(job).stream()
        .filter(java -> !java.mayHave(job, "-Xmx", "-XX:MaxRAM", "-XX:MaxHeapSize"))
        .flatMap(java -> Walk.program(job).stream())
        .map(
            program ->
                info(
                    program.position(),
                    "the heap of this JVM may grow to a quarter of the machine's memory",
                    "give a bound: -Xmx256m, or -XX:MaxRAMPercentage=10"));
  }
}
