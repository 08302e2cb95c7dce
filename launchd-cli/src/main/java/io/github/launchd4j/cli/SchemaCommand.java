package io.github.launchd4j.cli;

import io.github.launchd4j.plist.json.JobSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema. */
@Command(
    name = "schema",
    description = "Prints a JSON Schema of a job written as JSON, for editors.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class SchemaCommand implements Callable<Integer> {

  private final Terminal terminal;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(JobSchema.text());
    return Launchd4j.OK;
  }
}
