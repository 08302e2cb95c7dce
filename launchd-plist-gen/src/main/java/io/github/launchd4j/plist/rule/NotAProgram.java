package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;

/** What execve(2) does not run: a folder, or a file that another program must read. */
final class NotAProgram implements Rule {

  private static final String OPEN_BUNDLE =
      "run the binary in its Contents/MacOS, or /usr/bin/open -W with the bundle";

  private record End(String text, String help) {}

  /** The first that fits counts. */
  private static final List<End> ENDS =
      List.of(
          new End(".app", OPEN_BUNDLE),
          new End(".app/", OPEN_BUNDLE),
          new End(".jar", "run java with -jar and the file"),
          new End(".class", "run java with -cp and the name of the class"),
          new End(".plist", "name the program that the job should run"),
          new End("/", "name the program, not its folder"));

  @Override
  public Code code() {
    return Code.LP510;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isPresent()) {
      check(program.get(), found);
    }
  }

  private static void check(PlistString program, Findings found) {
    for (End end : ENDS) {
      if (program.value().endsWith(end.text())) {
        found.warning(
            program.position(),
            "the program \"" + program.value() + "\" does not look like an executable",
            end.help());
        return;
      }
    }
  }
}
