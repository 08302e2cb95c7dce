package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Poll;
import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.util.List;

/** Counts the failed starts of a job in a row. For one thread. */
final class CrashLoop {
  private final int most;
  private final List<OpenSocket> sockets;
  private int failures;
  private boolean accepted;

  /**
   * No start yet.
   *
   * @param most how many make the job hopeless; 0 if none ever do
   */
  CrashLoop(int most, List<OpenSocket> sockets) {
    this.most = most;
    this.sockets = sockets;
  }

  /** The process has ended by itself. */
  void ended(ExitStatus status, boolean askedByConnection) {
    accepted |= askedByConnection && !isAnyoneWaiting();
    failures = status.equals(ExitStatus.SUCCESS) ? 0 : failures + 1;
  }

  /** A connection that is still there was not accepted. */
  private boolean isAnyoneWaiting() {
    try {
      for (OpenSocket socket : sockets) {
        if (Poll.isReadable(socket.fd())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // unknown, so the job is not given up
    }
  }

  int failures() {
    return failures;
  }

  /** Whether there were enough, and the job has never accepted a connection. */
  boolean isHopeless() {
    return most > 0 && failures >= most && !accepted;
  }
}
