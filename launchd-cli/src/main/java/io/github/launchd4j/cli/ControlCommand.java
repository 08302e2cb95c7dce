package io.github.launchd4j.cli;

import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.testkit.LaunchctlException;
import io.github.launchd4j.testkit.LaunchdControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands an emulator that runs. */
@Command(
    name = "control",
    description = {
      "Controls a running 'launchd4j run' with launchctl's commands: bootstrap,"
          + " bootout, print, kickstart, kill ...",
      "Exit status: launchctl's error number if the verb fails."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class ControlCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--socket",
      paramLabel = "SOCKET",
      description = "the socket that was given to run as --control (default: one per user)")
  private @Nullable Path socket;

  @Parameters(arity = "1..*", paramLabel = "VERB", description = "a verb and its arguments")
  private List<String> verb = List.of();

  ControlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The socket, or the one that a run of this user has. */
  static Path socket(@Nullable Path named) throws IOException {
    return named != null ? named : LaunchdControl.defaultSocket();
  }

  @Override
  public Integer call() throws IOException {
    try {
      String answer = LaunchdControl.perform(socket(socket), verb);
      terminal.out().print(OneLine.escapedLines(answer));
      return Launchd4j.OK;
    } catch (LaunchctlException e) {
      terminal.err().println(OneLine.escapedLines(String.valueOf(e.getMessage())));
      return e.number();
    }
  }
}
