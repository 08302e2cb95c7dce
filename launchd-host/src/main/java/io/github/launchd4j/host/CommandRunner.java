package io.github.launchd4j.host;

import java.io.IOException;
import java.util.List;

/** Runs a program and waits for it. */
@FunctionalInterface
public interface CommandRunner {

  /**
   * How a program ended.
   *
   * @param status its exit status
   * @param output what it wrote to standard output and standard error, mixed
   */
  record Outcome(int status, String output) {}

  /**
   * Runs a program to its end.
   *
   * @param command the program and its arguments, literally: no shell is involved
   * @throws IOException if the program does not exist or cannot be started
   */
  Outcome run(List<String> command) throws IOException;

  /** Programs of this machine, with empty standard input and messages in English. */
  static CommandRunner ofSystem() {
    return new SystemCommands();
  }
}
