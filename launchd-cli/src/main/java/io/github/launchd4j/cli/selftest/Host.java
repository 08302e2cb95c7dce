package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.nio.file.Path;

/** What loads the jobs of the selftest. */
interface Host {

  /** What it is, for the first line of the report. */
  String description();

  /**
   * Loads a job.
   *
   * @param folder for its property list
   * @throws IOException if it is refused; nothing of it is left then
   */
  Loaded load(Job job, Path folder) throws IOException, InterruptedException;

  /** A loaded job. */
  interface Loaded {

    /** Stops and removes it; a second time does nothing. */
    void remove() throws IOException, InterruptedException;
  }
}
