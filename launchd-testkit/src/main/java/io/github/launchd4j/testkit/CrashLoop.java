package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Poll;
import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.util.List;

/** Counts the starts of a job that fail one after the other. For one thread. */
final class CrashLoop {
  private final int most;
  private final List<OpenSocket> sockets;
  private int failures;
  private boolean accepted;

  /**
   * None yet.
   *
   * @param most how many are enough; 0 if none ever are
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
      return false; // not known, so nothing is given up
    }
  }

  int failures() {
    return failures;
  }

  /** Whether they are enough, and it has never accepted anything. */
  boolean isHopeless() {
    return most > 0 && failures >= most && !accepted;
  }
}
