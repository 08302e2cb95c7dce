package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;

/**
 * xpc_set_event_stream_handler(3): the job has to take the event, or launchd starts it for the same
 * event again.
 */
final class EventOfScript implements Rule {

  private static final List<String> ENDS =
      List.of(".sh", ".bash", ".zsh", ".command", ".py", ".rb", ".pl", ".js", ".php", ".scpt");

  private static final List<String> TOOLS = List.of("/bin/", "/usr/bin/", "/sbin/", "/usr/sbin/");

  @Override
  public Code code() {
    return Code.LP417;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> program = Walk.program(of.job());
    List<Demand.Stream> streams = of.demands().all(Demand.Stream.class);
    if (program.isPresent() && !streams.isEmpty() && isUnaware(program.get().value(), of)) {
      found.warning(
          program.get().position(),
          of.command().name()
              + " does not take the event of LaunchEvents: launchd starts the job for it again "
              + OneShotKeptAlive.every(of.timing()),
          "start a program that calls xpc_set_event_stream_handler, and let that run the script");
    }
  }

  private static boolean isUnaware(String program, Inspection of) {
    CommandLine command = of.command();
    if (command.isInterpreter() || Chars.endsWithOneOf(program, ENDS)) {
      return true;
    }
    for (String folder : TOOLS) {
      if (program.startsWith(folder) && program.indexOf('/', folder.length()) < 0) {
        return OneShotKeptAlive.isOneShot(command.name());
      }
    }
    return false;
  }
}
