package io.github.launchd4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees: validate on a terminal, which script(1) of util-linux makes. */
@Timeout(
    value = 60,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // reading from script(1) in vain
class TerminalTest {
  private static final String BAD =
      "<plist><dict><key>Label</key><string>a</string><key>Nice</key><integer>1</integer></dict></plist>";
  private static final String ESCAPE = "\033[";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void script_makes_terminals() throws Exception {
    assumeTrue(hasScript(), "this machine has no script(1) of util-linux");
    Files.writeString(folder.resolve("bad.plist"), BAD);
  }

  private static boolean hasScript() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("script", "--version").start();
      String version = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 && version.contains("util-linux");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void findings_are_colored() throws Exception {
    String output = run(Map.of("TERM", "xterm"), "validate bad.plist");
    assertTrue(output.startsWith(ESCAPE + "1mbad.plist:1:8" + ESCAPE + "0m: "), output);
    assertTrue(output.contains(": " + ESCAPE + "1;31merror" + ESCAPE + "0m: "), output);
  }

  @Test
  void the_help_is_colored() throws Exception {
    assertTrue(run(Map.of("TERM", "xterm"), "fix --help").contains(ESCAPE));
  }

  @Test
  void no_color_means_no() throws Exception {
    assertPlain(Map.of("TERM", "xterm", "NO_COLOR", "1"), "validate bad.plist");
    assertPlain(Map.of("TERM", "xterm", "NO_COLOR", "1"), "fix --help");
  }

  @Test
  void an_empty_no_color_means_nothing() throws Exception {
    assertTrue(run(Map.of("TERM", "xterm", "NO_COLOR", ""), "validate bad.plist").contains(ESCAPE));
  }

  @Test
  void a_dumb_terminal_gets_no_escapes() throws Exception {
    assertPlain(Map.of("TERM", "dumb"), "validate bad.plist");
  }

  @Test
  void what_goes_into_a_file_is_plain() throws Exception {
    assertEquals("", run(Map.of("TERM", "xterm"), "validate bad.plist >out"));
    assertFalse(Files.readString(folder.resolve("out")).contains(ESCAPE));
  }

  @Test
  void an_explanation_is_as_wide_as_the_terminal() throws Exception {
    int narrow = longestLine(Map.of("TERM", "xterm", "COLUMNS", "50"));
    assertTrue(narrow > 40 && narrow <= 50, narrow + " columns of 50");
    int usual = longestLine(Map.of("TERM", "xterm"));
    assertTrue(usual > 70 && usual <= 80, usual + " columns of 80");
  }

  private int longestLine(Map<String, String> environment) throws Exception {
    return run(environment, "explain bad.plist 2>err")
        .lines()
        .mapToInt(line -> line.stripTrailing().length())
        .max()
        .orElse(0);
  }

  @Test
  void an_explanation_that_goes_into_a_file_is_not_wrapped() throws Exception {
    assertEquals("", run(Map.of("TERM", "xterm", "COLUMNS", "50"), "explain bad.plist 2>err >out"));
    String output = Files.readString(folder.resolve("out"));
    assertTrue(output.lines().anyMatch(line -> line.length() > 100), output);
  }

  @Test
  void who_waits_for_more_than_a_second_sees_how_far_it_is() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new SlowInput(),
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(err),
            false,
            true,
            false);
    Launchd4j.run(terminal, "validate", "-", folder.resolve("bad.plist").toString());
    assertEquals("\r1 of 2\r      \r", err.toString(UTF_8));
  }

  /** Ends after longer than Progress is patient. */
  private static final class SlowInput extends FilterInputStream {
    SlowInput() {
      super(InputStream.nullInputStream());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        TimeUnit.MILLISECONDS.sleep(1_200);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return super.read(bytes, offset, length);
    }
  }

  private void assertPlain(Map<String, String> environment, String line) throws Exception {
    String output = run(environment, line);
    assertFalse(output.isBlank() || output.contains(ESCAPE), output);
  }

  private String run(Map<String, String> environment, String line) throws Exception {
    // The input stays open: script(1) stops at its end, whatever runs in it.
    Process process = start(environment, line);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  private Process start(Map<String, String> environment, String line) throws IOException {
    String java =
        Stream.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Launchd4j.class.getName())
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder("script", "--quiet", "--command", java + " " + line, "/dev/null");
    builder.environment().remove("NO_COLOR");
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().putAll(environment);
    return builder.directory(folder.toFile()).redirectErrorStream(true).start();
  }
}
