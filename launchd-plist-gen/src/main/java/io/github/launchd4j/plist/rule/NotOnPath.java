package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.SystemPrograms;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.Position;
import java.util.List;
import java.util.Optional;

/**
 * env(1) looks for the program on the PATH, and launchd's is /usr/bin:/bin:/usr/sbin:/sbin. A
 * script's first line is read if the script is at hand.
 */
final class NotOnPath implements Rule {

  private static final String HELP =
      "write the absolute path of the program, or PATH in EnvironmentVariables";

  @Override
  public Code code() {
    return Code.LP513;
  }

  @Override
  public void check(Inspection of, Findings found) {
    boolean hasPath = hasPath(of);
    List<Call> calls = of.calls();
    for (int i = 0; i + 1 < calls.size(); i++) {
      Call inner = calls.get(i + 1);
      if (calls.get(i).name().equals("env")
          && !hasPath
          && !setsPath(calls.get(i))
          && isMissing(inner.program().value())) {
        tell("env", inner.program().value(), inner.program().position(), found);
        return;
      }
    }
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isPresent()) {
      checkFile(program.get(), hasPath, found);
    }
  }

  private static void checkFile(PlistString program, boolean hasPath, Findings found) {
    List<String> line = FirstLine.of(program.value());
    if (line.isEmpty()) {
      return;
    }
    String interpreter = line.get(0);
    if (interpreter.endsWith("\r") || line.get(line.size() - 1).endsWith("\r")) {
      found.warning(
          program.position(),
          "the first line of "
              + program.value()
              + " ends in a carriage return, which is part of"
              + " the interpreter's name to the kernel",
          "save the script with the line ends of Unix");
    } else if (interpreter.endsWith("/env") && !hasPath) {
      for (String word : line.subList(1, line.size())) {
        if (!word.startsWith("-") && !word.contains("=")) {
          if (isMissing(word)) {
            tell("the first line of " + program.value(), word, program.position(), found);
          }
          return;
        }
      }
    }
  }

  private static void tell(String who, String name, Position position, Findings found) {
    found.warning(
        position,
        who
            + " looks for "
            + name
            + " on the PATH, and the job has none of its own: /usr/bin:/bin:/usr/sbin:/sbin do not"
            + " have it",
        HELP);
  }

  private static boolean hasPath(Inspection of) {
    for (Entry variable : Walk.environment(of.job())) {
      if (variable.key().equals("PATH")) {
        return true;
      }
    }
    return false;
  }

  private static boolean setsPath(Call env) {
    for (PlistString argument : env.arguments()) {
      if (argument.value().startsWith("PATH=") || argument.value().startsWith("-P")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMissing(String name) {
    return !name.contains("/")
        && !name.isEmpty()
        && !name.contains("$")
        && !name.equals("java")
        && !SystemPrograms.has(name)
        && !DeveloperStub.isStub(name);
  }
}
