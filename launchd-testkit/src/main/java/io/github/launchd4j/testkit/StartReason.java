package io.github.launchd4j.testkit;

/** Why a process was started, in the words of {@code launchctl blame} (seen by third parties). */
enum StartReason {
  /** RunAtLoad and KeepAlive. */
  SPECULATIVE("speculative"),
  /** A connection or a datagram. */
  SOCKET("ipc (socket)"),
  /** Anything else that asks for it. */
  DEMAND("non-ipc demand");

  private final String text;

  StartReason(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
