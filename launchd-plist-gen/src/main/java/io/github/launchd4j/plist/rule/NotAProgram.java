package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What execve(2) does not run: a folder, or a file that another program must read. */
final class NotAProgram implements Rule {

  private static final Map<String, String> ENDS =
      Map.of(
          ".app", "run the binary in Contents/MacOS of it, or /usr/bin/open -W with the bundle",
          ".app/", "run the binary in Contents/MacOS of it, or /usr/bin/open -W with the bundle",
          ".jar", "run java with -jar and the file",
          ".class", "run java with -cp and the name of the class",
          ".plist", "name the program that the job is to run",
          "/", "name the program, not its folder");

  @Override
  public String code() {
    return "LP510";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.program(job).stream().flatMap(program -> finding(program).stream());
  }

  private Optional<Finding> finding(PlistString program) {
    return ENDS.entrySet().stream()
        .filter(end -> program.value().endsWith(end.getKey()))
        .max(Map.Entry.comparingByKey(java.util.Comparator.comparing(String::length)))
        .map(
            end ->
                warning(
                    program.position(),
                    "the program \"" + program.value() + "\" is hardly one that can be run",
                    end.getValue()));
  }
}
