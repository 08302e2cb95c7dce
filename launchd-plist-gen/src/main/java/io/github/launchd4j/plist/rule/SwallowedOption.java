package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.stream.Stream;

/** launchd.plist(5), Program: where it is given, the first of ProgramArguments is argv[0]. */
final class SwallowedOption implements Rule {

  @Override
  public String code() {
    return "LP505";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return job.has("Program") || job.has("BundleProgram")
        ? Walk.firstArgument(job).stream()
            .filter(first -> first.value().startsWith("-") && !isLoginShell(job, first.value()))
            .map(this::finding)
        : Stream.empty();
  }

  /** {@code -zsh} as argv[0] makes a login shell. */
  private static boolean isLoginShell(PlistDictionary job, String first) {
    return CommandLine.of(job).isShell() && first.equals("-" + CommandLine.of(job).name());
  }

  private Finding finding(PlistString first) {
    return warning(
        first.position(),
        "\"" + first.value() + "\" is argv[0], the name of the program, and no option",
        "with Program, repeat the program as the first of ProgramArguments");
  }
}
