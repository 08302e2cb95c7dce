package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.JavaArguments;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** java(1): without a bound the heap may grow to a quarter of the machine's memory. */
final class NoHeapBound implements Rule {

  @Override
  public Code code() {
    return Code.LP602;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    Optional<JavaArguments> java = JavaArguments.of(of.command());
    Optional<PlistString> program = Walk.program(job);
    if (java.isPresent()
        && program.isPresent()
        && !java.get().mayHave(job, "-Xmx", "-XX:MaxRAM", "-XX:MaxHeapSize")) {
      found.info(
          program.get().position(),
          "the heap of this JVM may grow to a quarter of the machine's memory",
          "set a limit: -Xmx256m, or -XX:MaxRAMPercentage=10");
    }
  }
}
