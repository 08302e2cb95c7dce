package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.Position;
import java.util.Optional;

/**
 * inetdCompatibility makes launchd accept, or hand the listener over as standard input; a program
 * that activates its sockets by name waits for neither. No plist of Apple's has both: sshd and
 * tftpd have the key, ssh-agent and cupsd activate by name.
 */
final class InetdAndActivation implements Rule {

  @Override
  public Code code() {
    return Code.LP303;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> inetd = of.job().entry("inetdCompatibility");
    if (inetd.isPresent()) {
      check(inetd.get().keyPosition(), of, found);
    }
  }

  private static void check(Position inetd, Inspection of, Findings found) {
    if (SocketNameVariable.in(of.job()).isPresent()) {
      found.error(
          inetd,
          "inetdCompatibility in a job that seems to activate its sockets by name, as "
              + SocketNameVariable.NAME
              + " shows",
          "remove inetdCompatibility; the program gets the socket by its name in Sockets");
    } else if (of.command().isJava()) {
      found.warning(
          inetd,
          "inetdCompatibility in a job that runs java",
          "if the program activates its sockets by name, remove inetdCompatibility; keep"
              + " it if the program calls LaunchdSockets.inetd() or System.inheritedChannel()");
    }
  }
}
