package io.github.launchd4j.host;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The steps that bring a job into launchd, or out of it. For one thread. */
public final class Plan {
  private final List<Step> steps;
  private final Note note;
  private final Failure failure;

  /** Writes down that a step was taken. */
  @FunctionalInterface
  interface Note {
    void step(String command) throws IOException;
  }

  /** Undoes what can be undone, and says what is to be thrown. */
  @FunctionalInterface
  interface Failure {
    IOException of(IOException cause) throws IOException;
  }

  Plan(List<Step> steps) {
    this(steps, command -> {}, cause -> cause);
  }

  Plan(List<Step> steps, Note note, Failure failure) {
    this.steps = List.copyOf(steps);
    this.note = note;
    this.failure = failure;
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
    return steps.stream()
        .map(step -> step.shell().apply(sudo ? "sudo " : ""))
        .filter(command -> !command.isEmpty())
        .toList();
  }

  /**
   * Takes the steps, up to the first that fails. An upgrade that fails is undone: the former file
   * is loaded again.
   *
   * @param commands gets each step's command before the step
   * @throws InstallException if launchctl fails, or launchd does not have the job afterwards
   * @throws IOException if the file cannot be written or removed
   */
  public void run(Consumer<String> commands) throws IOException {
    for (Step step : steps) {
      String command = step.shell().apply("");
      if (!command.isEmpty()) {
        commands.accept(command);
      }
      try {
        step.action().run();
        note.step(command);
      } catch (IOException e) {
        throw failure.of(e);
      }
    }
  }
}
