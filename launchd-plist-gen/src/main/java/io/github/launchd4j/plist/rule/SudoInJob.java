package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.regex.Pattern;

/** sudo(8) asks for a password, on a terminal that no job has. */
final class SudoInJob implements Rule {

  private static final String SUDO = "(?:^|[\\s;&|(])(?:/usr/bin/)?sudo\\s";

  @Override
  public Code code() {
    return Code.LP509;
  }

  @Override
  public void check(Inspection of, Findings found) {
    CommandLine command = of.command();
    Optional<PlistString> script = command.script();
    if (script.isPresent() && callsSudo(script.get().value())) {
      warn(script.get(), found);
    }
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isPresent() && command.name().equals("sudo")) {
      warn(program.get(), found);
    }
  }

  private static boolean callsSudo(String script) {
    return script.contains("sudo") && Pattern.compile(SUDO).matcher(script).find();
  }

  private static void warn(PlistString what, Findings found) {
    found.warning(
        what.position(),
        "sudo in a job: it has no terminal on which to ask for a password",
        "install it as a daemon, which runs as root or as its UserName");
  }
}
