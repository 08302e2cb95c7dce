package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;

/** env(1): without a program it prints the environment. */
final class EnvWithoutProgram implements Rule {

  @Override
  public Code code() {
    return Code.LP512;
  }

  @Override
  public void check(Inspection of, Findings found) {
    List<Call> calls = of.lastingCalls();
    if (!calls.isEmpty() && calls.get(calls.size() - 1).name().equals("env")) {
      Call env = calls.get(calls.size() - 1);
      if (!env.has(List.of("--version", "--help"))) {
        found.warning(
            last(env).position(),
            "env has no program to run: it prints the environment and ends",
            "add the program and its arguments after the variables, or write the variables to"
                + " EnvironmentVariables");
      }
    }
  }

  private static PlistString last(Call env) {
    int arguments = env.arguments().size();
    return arguments == 0 ? env.program() : env.arguments().get(arguments - 1);
  }
}
