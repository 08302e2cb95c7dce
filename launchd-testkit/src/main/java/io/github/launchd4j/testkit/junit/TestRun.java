package io.github.launchd4j.testkit.junit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobGivenUp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** One test with its emulator. */
final class TestRun {
  private static final Duration THROTTLE = Duration.ofMillis(10);
  private static final int LAST_LINES = 20;

  private final FreeAddresses addresses;
  private final List<String> report = new ArrayList<>(); // guarded by itself
  private final LaunchdEmulator emulator;
  private volatile String givenUp = "";

  private TestRun(Job job, List<String> ignored, int giveUpAfter, FreeAddresses addresses)
      throws IOException {
    report.addAll(ignored);
    this.addresses = addresses;
    emulator =
        LaunchdEmulator.builder(addresses.replaceIn(job))
            .events(this::add)
            .output(line -> add("| " + line))
            .throttle(THROTTLE)
            .giveUpAfter(giveUpAfter)
            .start();
  }

  static void start(Job job, List<String> ignored, int giveUpAfter, Store store)
      throws IOException {
    FreeAddresses addresses = FreeAddresses.make();
    try {
      store.put(TestRun.class, new TestRun(job, ignored, giveUpAfter, addresses));
    } catch (IOException | RuntimeException e) {
      addresses.close();
      throw e;
    }
  }

  static TestRun of(Store store) {
    return Objects.requireNonNull(store.get(TestRun.class, TestRun.class), "no job was started");
  }

  private void add(EmulatorEvent event) {
    add(event.message());
    if (event instanceof JobGivenUp) {
      givenUp = event.message();
    }
  }

  private void add(String line) {
    synchronized (report) {
      report.add(line);
    }
  }

  LaunchdEmulator emulator() {
    return emulator;
  }

  Object socket(String name, Class<?> type) {
    Set<String> names = emulator.job().sockets().keySet();
    if (name.isEmpty() && names.size() != 1) {
      throw new ParameterResolutionException(
          "@LaunchdSocket must name one of the sockets " + names + " of " + emulator.job().label());
    }
    String wanted = name.isEmpty() ? names.iterator().next() : name;
    return Addresses.as(type, wanted, emulator.addresses(wanted));
  }

  void close() throws IOException {
    emulator.close();
    addresses.close();
  }

  /**
   * Fails if the job was given up, with its last events and output.
   *
   * @param cause what that led to in the test, if anything
   */
  void failIfGivenUp(@Nullable Throwable cause) {
    if (!givenUp.isEmpty()) {
      List<String> last;
      synchronized (report) {
        last = List.copyOf(report.subList(Math.max(0, report.size() - LAST_LINES), report.size()));
      }
      String why = "%s: %s (giveUpAfter = 0 restarts it for ever); its last events and output:\n%s";
      throw new AssertionError(
          why.formatted(emulator.job().label(), givenUp, String.join("\n", last)), cause);
    }
  }

  /** Puts events and output where the reader of a failure looks. */
  void report(ExtensionContext context, Throwable failure) {
    String text;
    synchronized (report) {
      text = String.join("\n", report);
    }
    context.publishReportEntry("launchd " + emulator.job().label(), text);
    failure.addSuppressed(new JobReport(emulator.job().label(), text));
  }

  /** Not thrown: it carries the report. */
  static final class JobReport extends Exception {
    private static final long serialVersionUID = 1L;

    JobReport(String label, String text) {
      super("events and output of " + label + ":\n" + text, null, false, false);
    }
  }
}
