package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.Optional;

/**
 * Bonjour true registers {@code _SERVICE._tcp}, made of SockServiceName (launchd.plist(5),
 * Bonjour).
 */
final class BonjourWithoutName implements Rule {

  @Override
  public Code code() {
    return Code.LP213;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      Optional<Entry> bonjour = Walk.flag(socket, "Bonjour", true);
      String service = service(socket);
      if (bonjour.isPresent() && Chars.areDigits(service)) {
        found.warning(
            bonjour.get().keyPosition(),
            "Bonjour true with a port number: it registers _"
                + service
                + "._tcp, which nobody browses for",
            "set Bonjour to the name of the service as a string: http");
      }
    }
  }

  private static String service(PlistDictionary socket) {
    PlistValue service = socket.get("SockServiceName").orElse(null);
    if (service instanceof PlistString name) {
      return name.value();
    }
    return service instanceof PlistInteger port ? port.value().toString() : "";
  }
}
