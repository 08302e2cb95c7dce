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
  private final List<String> told = new ArrayList<>(); // guarded by itself
  private final LaunchdEmulator emulator;
  private volatile String givenUp = "";

  private TestRun(Job job, List<String> ignored, int giveUpAfter, FreeAddresses addresses)
      throws IOException {
    told.addAll(ignored);
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
    synchronized (told) {
      told.add(line);
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
   * Fails if the job was given up, with the last that it did and wrote.
   *
   * @param cause what came of it, if anything
   */
  void failIfGivenUp(@Nullable Throwable cause) {
    if (!givenUp.isEmpty()) {
      List<String> last;
      synchronized (told) {
        last = List.copyOf(told.subList(Math.max(0, told.size() - LAST_LINES), told.size()));
      }
      String why =
          "%s: %s (giveUpAfter = 0 starts it for ever); the last of what it did and wrote:\n%s";
      throw new AssertionError(
          why.formatted(emulator.job().label(), givenUp, String.join("\n", last)), cause);
    }
  }

  /** Says what happened, where the reader of a failure looks. */
  void report(ExtensionContext context, Throwable failure) {
    String text;
    synchronized (told) {
      text = String.join("\n", told);
    }
    context.publishReportEntry("launchd " + emulator.job().label(), text);
    failure.addSuppressed(new JobReport(emulator.job().label(), text));
  }

  /** Not thrown: it carries the report. */
  static final class JobReport extends Exception {
    private static final long serialVersionUID = 1L;

    JobReport(String label, String text) {
      super("what " + label + " did, and wrote:\n" + text, null, false, false);
    }
  }
}
