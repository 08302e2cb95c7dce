package io.github.launchd4j.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the standard streams of this process lead to: a terminal, or a file or another program. */
public final class Screen {

  private static final Path STDOUT = Path.of("/dev/stdout");
  private static final Path STDERR = Path.of("/dev/stderr");
  private static final Path NOTHING = Path.of("/dev/null");

  /** S_IFMT and S_IFCHR of sys/stat.h, the same on Linux and macOS. */
  private static final int FILE_TYPE = 0xF000;

  private static final int CHARACTER_DEVICE = 0x2000;

  private Screen() {}

  /** Whether standard output is a terminal. */
  public static boolean hasOutput() {
    return isTerminal(STDOUT);
  }

  /** Whether standard error is a terminal. */
  public static boolean hasErrors() {
    return isTerminal(STDERR);
  }

  /**
   * How long a line of standard output may be: on a terminal what the shell exported as COLUMNS, or
   * what the terminal says, or 80; without a limit if it is not a terminal.
   */
  public static int columns() {
    if (!hasOutput()) {
      return Integer.MAX_VALUE;
    }
    String exported = System.getenv().getOrDefault("COLUMNS", "");
    return columns(exported.isEmpty() ? ofTerminal() : exported);
  }

  static int columns(String variable) {
    return variable.matches("[1-9][0-9]{1,4}") ? Integer.parseInt(variable) : 80;
  }

  /** stty(1) prints rows and columns of its standard input; 0 of a terminal that does not know. */
  private static String ofTerminal() {
    try {
      Process stty =
          new ProcessBuilder("/bin/stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.strip().replaceFirst(".* ", "");
    } catch (IOException e) {
      return "";
    }
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
}
