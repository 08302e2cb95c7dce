package io.github.launchd4j.cli;

import io.github.launchd4j.host.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out standard output, in UTF-8 whatever the locale, so that JSON is JSON
 * @param err standard error
 * @param interactive whether standard output is a terminal
 * @param watched whether standard error is a terminal
 * @param color whether escape sequences for colours are welcome
 */
record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean interactive,
    boolean watched,
    boolean color) {

  /** The process's own. */
  static Terminal ofProcess() {
    boolean interactive = Screen.hasOutput();
    return new Terminal(
        System.in,
        print(FileDescriptor.out),
        print(FileDescriptor.err),
        interactive,
        Screen.hasErrors(),
        interactive && wantsColor());
  }

  /** By no-color.org: set to anything but nothing, NO_COLOR means no. */
  private static boolean wantsColor() {
    return System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(System.getenv("TERM"));
  }

  private static PrintStream print(FileDescriptor descriptor) {
    return Output.to(new FileOutputStream(descriptor));
  }

  /** Why standard output could not take all that was printed, if it could not. */
  Optional<String> failure() {
    if (out instanceof Output output) {
      return output.failure();
    }
    return out.checkError() ? Optional.of("an input or output error") : Optional.empty();
  }

  /** How long a line of standard output may be. */
  int columns() {
    return interactive ? Screen.columns() : Integer.MAX_VALUE;
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
