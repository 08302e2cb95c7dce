package io.github.launchd4j.cli.selftest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command of the system that ended.
 *
 * @param output what it wrote, to standard output and error, without white space at the ends
 */
record Command(int exitCode, String output) {

  /** Runs it to its end. */
  static Command run(List<String> line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Command(process.waitFor(), output.strip());
  }
}
