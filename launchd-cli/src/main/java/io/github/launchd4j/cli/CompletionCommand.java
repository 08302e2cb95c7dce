package io.github.launchd4j.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints the completion script. */
@Command(
    name = "completion",
    description = "Prints a completion script: source <(launchd4j completion) in bash or zsh.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class CompletionCommand implements Callable<Integer> {

  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandLine all = Commands.of(terminal);
    terminal.out().println(AutoComplete.bash("launchd4j", all));
    return Launchd4j.OK;
  }
}
