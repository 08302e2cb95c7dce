package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistString;

/**
 * hier(7): /tmp is open to everybody and swept; /var/run is emptied at each boot, folders in it
 * included, and launchd makes none.
 */
final class SocketPlace implements Rule {

  @Override
  public Code code() {
    return Code.LP219;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString path : of.inSockets("SockPathName")) {
      check(path, found);
    }
  }

  private static void check(PlistString path, Findings found) {
    String written = "SockPathName \"" + path.value() + "\" is ";
    if (InTemporaryFolder.isInside(path.value())) {
      found.warning(
          path.position(),
          written + "in a folder where everybody can create a file of that name first",
          "for a daemon choose /var/run, for an agent SecureSocketWithKey");
    } else if (isEmptied(path.value())) {
      found.warning(
          path.position(),
          written + "in a folder that does not exist after the next boot",
          "launchd creates no folders; put the socket into /var/run itself");
    }
  }

  private static boolean isEmptied(String path) {
    String plain = Place.withoutPrivate(path);
    return plain.startsWith("/var/run/") && plain.indexOf('/', "/var/run/".length() + 1) > 0;
  }
}
