package io.github.launchd4j.cli.selftest;

import java.io.IOException;
import java.util.List;

/**
 * Something that the documents of launchd leave open.
 *
 * @param title the question
 * @param believed what is believed so far, and by whom
 * @param attempt how it is answered
 * @param slow whether it takes minutes, and so is left out unless it is asked for
 */
record Question(String title, String believed, Attempt attempt, boolean slow) {

  Question(String title, String believed, Attempt attempt) {
    this(title, believed, attempt, false);
  }

  /** Asks, and gives the answer line by line. */
  interface Attempt {
    List<String> ask(Bench bench) throws IOException, InterruptedException;
  }

  /** The same, where it is an answer too that the host does not take the job. */
  Question orRefused() {
    return new Question(
        title,
        believed,
        bench -> {
          try {
            return attempt.ask(bench);
          } catch (Bench.Refused e) {
            return List.of("the job was not loaded: " + e.getMessage());
          }
        });
  }

  /** The same, where another system has nothing to ask. */
  Question onMacsOnly() {
    return Machine.isMac()
        ? this
        : new Question(title, believed, bench -> List.of("not here: only macOS can be asked"));
  }
}
