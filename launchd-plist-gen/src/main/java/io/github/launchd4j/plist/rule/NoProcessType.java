package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Treatment;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;

/** launchd.plist(5), ProcessType: left out, the system throttles CPU and I/O lightly. */
final class NoProcessType implements Rule {

  private static final List<String> OF_SERVERS =
      List.of("--port", "--listen", "--bind", "--http", "-port", "-listen", "-bind", "-http");

  @Override
  public Code code() {
    return Code.LP412;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    boolean server =
        isOfNetwork(of) || (of.demands().keptAlive().isPresent() && isServer(of.command()));
    boolean told = Treatment.of(job).processType().isPresent() || job.has("LegacyTimers");
    if (server && !told && Walk.isThirdParty(job, of.command())) {
      found.info(
          job.position(),
          "no ProcessType: macOS throttles the CPU and I/O of the job lightly",
          "if somebody waits for this server's answers, add ProcessType Adaptive or Interactive");
    }
  }

  /** Whether the command says that it is a server: by an option such as --port, or by java. */
  private static boolean isServer(CommandLine command) {
    if (command.isJava()) {
      return true;
    }
    for (PlistString word : command.words()) {
      for (String option : OF_SERVERS) {
        if (word.value().startsWith(option)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a socket has a port; one with a path is for helpers of programs on this Mac. */
  private static boolean isOfNetwork(Inspection of) {
    for (PlistDictionary socket : of.sockets()) {
      if (socket.has("SockServiceName") && !Walk.isUnix(socket)) {
        return true;
      }
    }
    return false;
  }
}
