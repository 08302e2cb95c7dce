package io.github.launchd4j.host;

import io.github.launchd4j.host.CommandRunner.Outcome;
import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;

/** The steps that launchctl does for one job. */
record LaunchctlSteps(ServiceTarget job) {
  private static final long POLL_MILLISECONDS = 100;
  // bootout of what is not loaded: ESRCH 3, or launchd's own 113; 36: it is already being booted
  // out.
  private static final Set<Integer> AS_GOOD_AS_OUT = Set.of(0, 3, 36, 113);
  // Seen from bootstrap when print already fails but the job has not quite gone (openclaw#112731).
  private static final Set<Integer> STILL_GOING = Set.of(36, 37);

  /** Stops the job and waits until it is gone; bootout itself returns earlier. */
  List<Step> takeOut() {
    List<String> out =
        launchctl().legacy()
            ? List.of("unload", job.file().toString())
            : List.of("bootout", target());
    String question = launchctl().line(launchctl().question(job.destination(), job.label()));
    return List.of(
        step(out, AS_GOOD_AS_OUT),
        new Step(
            sudo -> "while " + sudo + question + " >/dev/null 2>&1; do sleep 1; done",
            this::awaitGone));
  }

  /** Enables the label, loads the file, and verifies that launchd has it. */
  List<Step> putIn() {
    String file = job.file().toString();
    List<String> question = launchctl().question(job.destination(), job.label());
    Step verify = Step.of(launchctl().line(question), this::verify);
    if (launchctl().legacy()) {
      return List.of(step(List.of("load", "-w", file), Set.of(0)), verify);
    }
    List<String> bootstrap = List.of("bootstrap", job.destination().domain(), file);
    return List.of(
        step(List.of("enable", target()), Set.of(0)),
        Step.of(launchctl().line(bootstrap), () -> bootstrap(bootstrap)),
        verify);
  }

  private Launchctl launchctl() {
    return job.launchctl();
  }

  private String target() {
    return job.destination().target(job.label());
  }

  private Step step(List<String> arguments, Set<Integer> good) {
    return Step.of(
        launchctl().line(arguments),
        () -> {
          Outcome outcome = launchctl().run(arguments);
          if (!good.contains(outcome.status())) {
            throw failure(arguments, outcome);
          }
        });
  }

  private void bootstrap(List<String> arguments) throws IOException {
    long end = System.nanoTime() + launchctl().patience().toNanos();
    Outcome outcome = launchctl().run(arguments);
    while (STILL_GOING.contains(outcome.status()) && System.nanoTime() - end < 0) {
      pause();
      outcome = launchctl().run(arguments);
    }
    if (outcome.status() != 0) {
      throw failure(arguments, outcome);
    }
  }

  private void awaitGone() throws IOException {
    long end = System.nanoTime() + launchctl().patience().toNanos();
    while (look() == Loaded.YES) {
      if (System.nanoTime() - end >= 0) {
        throw new InstallException(
            target()
                + " is still there "
                + launchctl().patience().toSeconds()
                + " s after it was stopped; its ExitTimeOut may be longer, or 0, which means for ever:"
                + " launchctl kill SIGKILL "
                + target());
      }
      pause();
    }
  }

  private void verify() throws IOException {
    if (look() == Loaded.YES) {
      return;
    }
    String why =
        launchctl().legacy()
            ? ": load reports success even when it fails; leave out the option legacy to get a number"
            : ", although bootstrap reported success; see /var/log/com.apple.xpc.launchd/launchd.log";
    throw new InstallException(target() + " is not loaded" + why);
  }

  private Loaded look() {
    return launchctl().look(job.destination(), job.label()).loaded();
  }

  private InstallException failure(List<String> arguments, Outcome outcome) {
    int number = outcome.status();
    StringBuilder text = new StringBuilder(launchctl().line(arguments));
    text.append(" failed with ").append(number);
    LaunchctlError.of(number).ifPresent(error -> text.append(", ").append(error.meaning()));
    outcome.output().lines().forEach(line -> text.append("\n  launchctl: ").append(line));
    text.append(
        LaunchctlError.of(number)
            .map(error -> error.explain(job.destination(), job.label()))
            .orElse("\n   cure: launchctl error " + number + " says what the number means"));
    return new InstallException(text.toString(), number);
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for launchd");
    }
  }
}
