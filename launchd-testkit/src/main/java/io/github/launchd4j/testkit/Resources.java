package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/** What an emulator has open for a job. */
record Resources(Loop loop, JobSockets sockets, Optional<JobOutput> output)
    implements AutoCloseable {

  /** Opens all, or nothing. */
  static Resources open(Job job, Optional<Consumer<String>> lines, Consumer<EmulatorEvent> events)
      throws IOException {
    Loop loop = new Loop();
    Optional<JobOutput> output = Optional.empty();
    try {
      if (lines.isPresent()) {
        output = Optional.of(new JobOutput(lines.get()));
      }
      return new Resources(loop, JobSockets.open(job, events), output);
    } catch (IOException | RuntimeException e) {
      if (output.isPresent()) {
        output.get().close();
      }
      loop.close();
      throw e;
    }
  }

  /** Passes on what the job writes, from now on; for before the loop runs. */
  void watchOutput() {
    output.ifPresent(
        each ->
            loop.watch(
                each.readEnd(),
                () -> {
                  try {
                    each.drain();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }

  @Override
  public void close() throws IOException {
    try (sockets) {
      loop.close();
      if (output.isPresent()) {
        output.get().close();
      }
    }
  }
}
