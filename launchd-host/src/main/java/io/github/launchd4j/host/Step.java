package io.github.launchd4j.host;

import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * One step of a plan.
 *
 * @param shell the command that does the same in a shell; its argument is put before what needs
 *     root
 */
record Step(UnaryOperator<String> shell, Action action) {

  /** What the step does. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /** A step for this program's own records, without a command. */
  static Step silent(Action action) {
    return new Step(sudo -> "", action);
  }

  /** A step whose command needs root as a whole. */
  static Step of(String command, Action action) {
    return new Step(sudo -> sudo + command, action);
  }
}
