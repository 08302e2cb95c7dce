package io.github.launchd4j.socket;

import io.github.launchd4j.socket.jna.XpcTransactions;

/** What tells the manager that there is work. */
interface Transaction {

  void begin();

  void end();

  /** An XPC transaction if launchd can be told of one, nothing elsewhere. */
  static Transaction ofThisSystem() {
    if (!LaunchdSource.isPossible(System.getenv())) {
      return new None();
    }
    try {
      return new Xpc(XpcTransactions.load());
    } catch (UnsupportedOperationException e) { // nobody could be told
      return new None();
    }
  }

  /** macOS. */
  record Xpc(XpcTransactions calls) implements Transaction {
    @Override
    public void begin() {
      calls.begin();
    }

    @Override
    public void end() {
      calls.end();
    }
  }

  /** A system that does not want to know. */
  record None() implements Transaction {
    @Override
    public void begin() {}

    @Override
    public void end() {}
  }
}
