package io.github.launchd4j.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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

  private static final Path STDOUT = Path.of("/dev/stdout");
  private static final Path STDERR = Path.of("/dev/stderr");
  private static final Path NOTHING = Path.of("/dev/null");

  /** S_IFMT and S_IFCHR of sys/stat.h, the same on Linux and macOS. */
  private static final int FILE_TYPE = 0xF000;

  private static final int CHARACTER_DEVICE = 0x2000;

  /** The process's own. */
  static Terminal ofProcess() {
    boolean interactive = isTerminal(STDOUT);
    return new Terminal(
        System.in,
        print(FileDescriptor.out),
        print(FileDescriptor.err),
        interactive,
        isTerminal(STDERR),
        interactive && wantsColor());
  }

  /** System.console() would take longer on JDK 25 than a file to validate, and wants stdin too. */
  private static boolean isTerminal(Path stream) {
    try {
      int mode = (int) Files.getAttribute(stream, "unix:mode");
      return (mode & FILE_TYPE) == CHARACTER_DEVICE && !Files.isSameFile(stream, NOTHING);
    } catch (IOException | RuntimeException e) {
      return false; // no such system
    }
  }

  /** By no-color.org: set to anything but nothing, NO_COLOR means no. */
  private static boolean wantsColor() {
    return System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(System.getenv("TERM"));
  }

  private static PrintStream print(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 8192),
        false,
        StandardCharsets.UTF_8);
  }

  /**
   * How wide a line of standard output may be: as the shell says in COLUMNS, or 80, on a terminal;
   * as wide as it likes elsewhere.
   */
  int columns() {
    return interactive ? columns(System.getenv().getOrDefault("COLUMNS", "")) : Integer.MAX_VALUE;
  }

  static int columns(String variable) {
    return variable.matches("[1-9][0-9]{1,4}") ? Integer.parseInt(variable) : 80;
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
