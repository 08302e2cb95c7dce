package io.github.launchd4j.plist.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out standard output, in UTF-8 whatever the locale, so that JSON is JSON
 * @param err standard error
 * @param interactive whether a person is looking on
 * @param color whether escape sequences for colours are welcome
 */
record Terminal(
    InputStream in, PrintStream out, PrintStream err, boolean interactive, boolean color) {

  /** The process's own. */
  @SuppressWarnings("SystemConsoleNull") // with the property below, it is
  static Terminal ofProcess() {
    // JDK 22 to 24 give a Console where there is no terminal, unless told not to.
    System.setProperty("jdk.console", "java.base");
    boolean interactive = System.console() != null;
    return new Terminal(
        System.in,
        print(FileDescriptor.out),
        print(FileDescriptor.err),
        interactive,
        interactive && wantsColor());
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

  void flush() {
    out.flush();
    err.flush();
  }
}
