package io.github.launchd4j.testkit;

import java.io.IOException;

/** The life of a loaded job. For the thread of its loop. */
interface JobLife {

  /**
   * Does what launchd does once a job is loaded.
   *
   * @param useless called when the job has run once and is not to run again
   */
  void load(Runnable useless);

  /** Why its newest process was started; for any thread. */
  StartReason reason();

  /**
   * Starts it now, as launchctl(1), kickstart.
   *
   * @param kill whether a process that runs is ended first
   */
  void kickstart(boolean kill);

  /** Ends what runs; the next demand starts it again (launchctl(1), stop). */
  void terminate();

  /** Sends it to the process, if it runs; not to its group (launchctl(1), kill). */
  void signal(int signal);

  /**
   * Stops the job's processes, and starts no more.
   *
   * @param stopped called once, when all of it has ended
   */
  void stop(Runnable stopped);

  /** Leaves no process behind, for when the loop has ended. */
  void abandon() throws IOException;
}
