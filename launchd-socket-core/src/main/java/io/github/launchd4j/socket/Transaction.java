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
      ifThere(calls::begin);
    }

    @Override
    public void end() {
      ifThere(calls::end);
    }

    /** A function may be looked up when it is called first. */
    private static void ifThere(Runnable call) {
      try {
        call.run();
      } catch (UnsatisfiedLinkError | UnsupportedOperationException e) {
        // macOS before 10.7 has no transactions
      }
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
