package io.github.launchd4j.host;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The steps that bring a job into launchd, or out of it. For one thread. */
public final class Plan {
  private final List<Step> steps;

  Plan(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /**
   * The commands that do the same in a shell, in order.
   *
   * @param sudo whether to put sudo before what needs root
   */
  public List<String> commands(boolean sudo) {
    return steps.stream().map(step -> step.shell().apply(sudo ? "sudo " : "")).toList();
  }

  /**
   * Takes the steps, up to the first that fails.
   *
   * @param commands gets each step's command before the step
   * @throws InstallException if launchctl fails, or launchd does not have the job afterwards
   * @throws IOException if the file cannot be written or removed
   */
  public void run(Consumer<String> commands) throws IOException {
    for (Step step : steps) {
      commands.accept(step.shell().apply(""));
      step.action().run();
    }
  }
}
