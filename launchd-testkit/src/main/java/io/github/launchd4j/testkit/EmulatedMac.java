package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.DomainName.Session;

/**
 * The Mac that the emulator plays.
 *
 * @param version its macOS: 14, 15, 26
 * @param headless whether nobody is logged in at the screen, so that there is no gui/UID
 */
record EmulatedMac(int version, boolean headless) {
  private static final int FIRST_THAT_WAITS = 26;

  /** The newest, at whose screen every user is logged in. */
  static final EmulatedMac DEFAULT = new EmulatedMac(26, false);

  boolean has(DomainName domain) {
    return !(headless && domain.session() == Session.GUI);
  }

  /**
   * Refuses to load into a domain that is not there, or to boot out of it (seen by duh17/oppi#38,
   * Mic92/sops-nix#966; Homebrew/brew, services/cli.rb).
   *
   * @param what Bootstrap or Boot-out
   */
  void check(String what, DomainName domain) throws LaunchctlException {
    if (!has(domain)) {
      throw LaunchctlException.failed(
          what,
          LaunchctlException.NO_ACTION,
          "there is no %s: that user is not logged in at the screen".formatted(domain));
    }
  }

  /**
   * The domain that a user's launchctl means by load, list and the other verbs without a domain.
   */
  DomainName session(long uid) {
    if (uid == 0) {
      return DomainName.SYSTEM; // launchctl.c:363
    }
    return headless ? DomainName.user(uid) : DomainName.gui(uid);
  }

  /**
   * Whether {@code bootout --wait} is known: on macOS 26 it waits, on 14 and 15 it is a wrong
   * target (seen by nix-community/home-manager's users and by pingdotgg/t3code, which asks
   * launchctl help).
   */
  boolean bootoutWaits() {
    return version >= FIRST_THAT_WAITS;
  }
}
