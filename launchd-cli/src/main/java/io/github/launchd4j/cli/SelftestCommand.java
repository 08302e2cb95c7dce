package io.github.launchd4j.cli;

import io.github.launchd4j.cli.selftest.Selftest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Asks launchd what its documents leave open. */
@Command(
    name = "selftest",
    description =
        "Asks this machine's launchd what Apple's documents leave open, and prints a report.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class SelftestCommand implements Callable<Integer> {

  private final Terminal terminal;

  SelftestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return Selftest.run(new PrintStream(terminal.out(), true, StandardCharsets.UTF_8));
  }
}
