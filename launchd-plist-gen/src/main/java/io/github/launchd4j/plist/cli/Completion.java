package io.github.launchd4j.plist.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints the completion script. */
@Command(
    name = "completion",
    description = "Prints a completion script: source <(launchd-plist completion) in bash or zsh.",
    mixinStandardHelpOptions = true,
    versionProvider = LaunchdPlist.Version.class)
final class Completion implements Callable<Integer> {

  private final Terminal terminal;

  Completion(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandLine all = Commands.of(terminal);
    terminal.out().println(AutoComplete.bash("launchd-plist", all));
    return LaunchdPlist.OK;
  }
}
