package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
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
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isEmpty()) {
      return;
    }
    String by = protectedProgram(program.get().value());
    for (Entry variable : Walk.environment(of.job())) {
      if (variable.key().startsWith("DYLD_") && !by.isEmpty()) {
        found.warning(
            variable.keyPosition(),
            "System Integrity Protection removes " + variable.key() + " when " + by + " starts",
            "set it in the script just before the program, or start the program without " + by);
      }
    }
  }

  /** The program, or the interpreter of its first line, if that is a protected one. */
  private static String protectedProgram(String program) {
    if (isProtected(program)) {
      return program;
    }
    List<String> line = FirstLine.of(program);
    return !line.isEmpty() && isProtected(line.get(0)) ? line.get(0) : "";
  }

  private static boolean isProtected(String program) {
    for (String folder : PROTECTED) {
      if (program.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }
}
