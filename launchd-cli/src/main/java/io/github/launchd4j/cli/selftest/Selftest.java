package io.github.launchd4j.cli.selftest;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Asks the launchd of this Mac what its documents leave open, with an agent of its own that is
 * removed again, and prints a report to paste into an issue. Off macOS the emulator is asked.
 */
public final class Selftest {
  private final Bench bench;
  private final PrintStream out;

  private Selftest(Bench bench, PrintStream out) {
    this.bench = bench;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(
        run(
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)));
  }

  /**
   * Asks all questions, in about a minute; system properties: docs/selftest.md.
   *
   * @param out gets the report, as Markdown, while it grows
   * @return 0 if every question was answered, 1 otherwise
   * @throws IOException if the report cannot be begun, or what was installed not be removed
   */
  public static int run(PrintStream out) throws IOException, InterruptedException {
    String label =
        "io.github.launchd4j.selftest.%d.%d"
            .formatted(ProcessHandle.current().pid(), System.currentTimeMillis());
    Host host =
        Machine.isMac() || System.getProperty("selftest.launchctl") != null
            ? new LaunchdHost(LaunchctlDomain.ofThisUser())
            : new EmulatorHost();
    Path folder = Files.createTempDirectory("l4j"); // short: paths of sockets have 103 bytes
    try (Bench bench = new Bench(host, folder.toRealPath(), label)) {
      Thread hook = new Thread(() -> removeAtExit(bench));
      Runtime.getRuntime().addShutdownHook(hook);
      out.println(host.description());
      out.println();
      out.println("- System: " + Machine.system());
      out.println("- JDK: " + Machine.jdk());
      out.println("- Label: " + label);
      boolean complete = new Selftest(bench, out).ask(Questions.all());
      Runtime.getRuntime().removeShutdownHook(hook);
      return complete ? 0 : 1;
    }
  }

  private static void removeAtExit(Bench bench) {
    try {
      bench.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether all were answered, but for those that are left out. */
  private boolean ask(List<Question> questions) throws InterruptedException {
    int unanswered = 0;
    int leftOut = 0;
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      out.printf("%n## %d. %s%n%n", i + 1, question.title());
      out.printf("Believed: %s.%n%n```%n", question.believed());
      if (question.slow() && !Boolean.getBoolean("selftest.slow")) {
        leftOut++;
        out.println("left out: it takes up to two minutes; -Dselftest.slow=true asks it");
      } else if (!answer(question)) {
        unanswered++;
      }
      out.println("```");
    }
    out.printf(
        "%n%d questions: %d answered, %d not answered, %d left out.%n",
        questions.size(), questions.size() - unanswered - leftOut, unanswered, leftOut);
    return unanswered == 0;
  }

  private boolean answer(Question question) throws InterruptedException {
    try {
      question.attempt().ask(bench).forEach(out::println);
      return true;
    } catch (IOException | RuntimeException | LinkageError e) {
      out.println("NOT ANSWERED: " + e.getMessage());
      return false;
    }
  }
}
