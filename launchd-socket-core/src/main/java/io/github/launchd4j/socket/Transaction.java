package io.github.launchd4j.socket;

import io.github.launchd4j.socket.jna.LaunchApi;
import io.github.launchd4j.socket.jna.XpcTransactions;

/** What tells the manager that there is work. */
interface Transaction {

  void begin();

  void end();

  /** An XPC transaction on macOS, nothing elsewhere. */
  static Transaction ofThisSystem() {
    return LaunchApi.isPresent() ? new Xpc(XpcTransactions.load()) : new None();
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
