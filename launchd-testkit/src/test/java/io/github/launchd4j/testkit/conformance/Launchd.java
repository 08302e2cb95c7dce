package io.github.launchd4j.testkit.conformance;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * launchd as the suite sees it: the emulator, or the real one. Failures are launchctl's numbers.
 */
interface Launchd extends AutoCloseable {

  /** 0, or launchctl's number. */
  int bootstrap(Path plist, Job job) throws Exception;

  /**
   * 0, or launchctl's number.
   *
   * @param session gui or user, of whoever runs this
   */
  int bootstrapInto(String session, Path plist) throws Exception;

  /** Enables or disables the label in gui or user, of whoever runs this. */
  void enable(String session, String label, boolean on) throws Exception;

  /** 0, or launchctl's number; returns when the job has gone. */
  int bootout(String label) throws Exception;

  void kickstart(String label, boolean kill) throws Exception;

  /** The last exit code as launchctl prints it. */
  String lastExit(String label) throws Exception;

  /** Whether its jobs may run as any user. */
  boolean isRoot() throws IOException;

  /** Moves its time on. */
  void advance(Duration span);

  /** Long enough for what is not to happen to have happened. */
  Duration settling();

  @Override
  void close() throws IOException;
}
