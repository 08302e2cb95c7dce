package io.github.launchd4j.testkit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A domain as launchctl(1), SUBCOMMANDS, names it: {@code system}, {@code gui/UID}, {@code
 * user/UID}. The emulator has no {@code login/ASID} and no {@code pid/PID}.
 *
 * @param uid whose it is; -1 for the system's
 */
record DomainName(Session session, long uid) {

  /** What kind of session a domain is (vproc.h, VPROCMGR_SESSION_AQUA and so on). */
  enum Session {
    SYSTEM("System"),
    GUI("Aqua"),
    USER("Background");

    private final String name;

    Session(String name) {
      this.name = name;
    }

    /** As managername and LimitLoadToSessionType write it. */
    String managerName() {
      return name;
    }
  }

  static final DomainName SYSTEM = new DomainName(Session.SYSTEM, -1);

  private static final Pattern SPECIFIER =
      Pattern.compile("system/?|(?<session>gui|user)/(?<uid>[0-9]{1,10})/?");

  /** Empty for a word that names no domain. */
  static Optional<DomainName> parse(String specifier) {
    Matcher matcher = SPECIFIER.matcher(specifier);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String session = matcher.group("session");
    if (session == null) {
      return Optional.of(SYSTEM);
    }
    long uid = Long.parseLong(matcher.group("uid"));
    return Optional.of(session.equals("gui") ? gui(uid) : user(uid));
  }

  /** Of a user who is logged in at the screen. */
  static DomainName gui(long uid) {
    return new DomainName(Session.GUI, uid);
  }

  /** Of a user who need not be. */
  static DomainName user(long uid) {
    return new DomainName(Session.USER, uid);
  }

  /**
   * Where enable and disable are remembered: gui/UID and user/UID share a file, disabled.UID.plist
   * (launchctl(1), enable; seen in /var/db/com.apple.xpc.launchd).
   */
  DomainName ofOverrides() {
    return session == Session.SYSTEM ? this : user(uid);
  }

  /** As launchctl's messages call it (seen by wienerdog-ai/wienerdog and others). */
  String inWords() {
    return switch (session) {
      case SYSTEM -> "system";
      case GUI -> "user gui: " + uid;
      case USER -> "uid: " + uid;
    };
  }

  @Override
  public String toString() {
    return switch (session) {
      case SYSTEM -> "system";
      case GUI -> "gui/" + uid;
      case USER -> "user/" + uid;
    };
  }
}
