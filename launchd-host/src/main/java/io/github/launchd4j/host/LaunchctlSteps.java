package io.github.launchd4j.host;

import io.github.launchd4j.host.CommandRunner.Outcome;
import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The steps that launchctl does for one job.
 *
 * @param job the job
 * @param patience how long it may take to end
 * @param verification what shows that it works
 */
record LaunchctlSteps(ServiceTarget job, Duration patience, Step.Action verification) {
  // bootout of what is not loaded: ESRCH 3, or launchd's own 113; 36: it is already being booted
  // out.
  private static final Set<Integer> AS_GOOD_AS_OUT = Set.of(0, 3, 36, 113);
  // Seen from bootstrap when print already fails but the job has not quite gone (openclaw#112731).
  private static final Set<Integer> STILL_GOING = Set.of(36, 37);

  // EIO, launchd's answer to a label that it has, and EEXIST for one from another file.
  private static final Set<Integer> ALREADY_LOADED = Set.of(5, 17, 37);

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

  /** Enables the label, loads the file, and verifies that it works. */
  List<Step> putIn() {
    return load(verification);
  }

  /** As {@link #putIn} for a job that has worked before: it is enough that launchd has it. */
  List<Step> putBack() {
    return load(this::requireLoaded);
  }

  private List<Step> load(Step.Action verify) {
    String file = job.file().toString();
    List<String> question = launchctl().question(job.destination(), job.label());
    Step verified = Step.of(launchctl().line(question), verify);
    if (launchctl().legacy()) {
      return List.of(step(List.of("load", "-w", file), Set.of(0)), verified);
    }
    List<String> bootstrap = List.of("bootstrap", job.destination().domain(), file);
    return List.of(
        step(List.of("enable", target()), Set.of(0)),
        Step.of(launchctl().line(bootstrap), () -> bootstrap(bootstrap)),
        verified);
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
    long end = System.nanoTime() + patience.toNanos();
    Outcome outcome = launchctl().run(arguments);
    while (STILL_GOING.contains(outcome.status()) && System.nanoTime() - end < 0) {
      Pause.shortly();
      outcome = launchctl().run(arguments);
    }
    if (ALREADY_LOADED.contains(outcome.status()) && look() == Loaded.YES) {
      outcome = again(arguments); // somebody else has loaded it meanwhile: the rescue of an upgrade
    }
    if (outcome.status() != 0) {
      throw failure(arguments, outcome);
    }
  }

  private Outcome again(List<String> bootstrap) throws IOException {
    for (Step step : takeOut()) {
      step.action().run();
    }
    return launchctl().run(bootstrap);
  }

  private void awaitGone() throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (look() == Loaded.YES) {
      if (System.nanoTime() - end >= 0) {
        throw new InstallException(
            target()
                + " is still there "
                + patience.toSeconds()
                + " s after it was told to stop; its ExitTimeOut may be longer, or 0, which means for"
                + " ever: "
                + launchctl().line(List.of("kill", "SIGKILL", target())));
      }
      Pause.shortly();
    }
  }

  private void requireLoaded() throws InstallException {
    if (look() != Loaded.YES) {
      throw new InstallException(target() + " is not loaded");
    }
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
}
