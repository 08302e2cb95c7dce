package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** launchd.plist(5), Program: where it is given, the first of ProgramArguments is argv[0]. */
final class SwallowedOption implements Rule {

  @Override
  public Code code() {
    return Code.LP505;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    Optional<PlistString> first = Walk.firstArgument(job);
    if (first.isPresent()
        && first.get().value().startsWith("-")
        && (job.has("Program") || job.has("BundleProgram"))
        && !isLoginShell(of.command(), first.get().value())) {
      found.warning(
          first.get().position(),
          "\"" + first.get().value() + "\" becomes argv[0], the program's name, not an option",
          "with Program, repeat the program as the first element of ProgramArguments");
    }
  }

  /** {@code -zsh} as argv[0] makes a login shell. */
  private static boolean isLoginShell(CommandLine command, String first) {
    return command.isShell() && first.equals("-" + command.name());
  }
}
