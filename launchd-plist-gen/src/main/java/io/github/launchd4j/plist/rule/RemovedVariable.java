package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Apple's System Integrity Protection Guide: dyld purges DYLD_ variables for protected programs.
 */
final class RemovedVariable implements Rule {

  private static final List<String> PROTECTED =
      List.of("/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/", "/usr/libexec/", "/System/");

  @Override
  public Code code() {
    return Code.LP817;
  }

  @Override
  public void check(Inspection of, Findings found) {
    List<Entry> variables = new ArrayList<>();
    for (Entry variable : Walk.environment(of.job())) {
      if (variable.key().startsWith("DYLD_")) {
        variables.add(variable);
      }
    }
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isPresent() && !variables.isEmpty()) {
      tell(protectedProgram(program.get().value()), variables, found);
    }
  }

  private static void tell(String by, List<Entry> variables, Findings found) {
    for (Entry variable : variables) {
      if (!by.isEmpty()) {
        found.warning(
            variable.keyPosition(),
            "System Integrity Protection removes " + variable.key() + " when " + by + " starts",
            "set it in the script just before the program, or start the program without " + by);
      }
    }
  }

  /** The program, or the interpreter of its first line, if that is a protected one. */
  private static String protectedProgram(String program) {
    if (Chars.startsWithOneOf(program, PROTECTED)) {
      return program;
    }
    List<String> line = FirstLine.of(program);
    return !line.isEmpty() && Chars.startsWithOneOf(line.get(0), PROTECTED) ? line.get(0) : "";
  }
}
