package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Bonjour true registers {@code _SERVICE._tcp}, made of SockServiceName (launchd.plist(5),
 * Bonjour).
 */
final class BonjourWithoutName implements Rule {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  @Override
  public String code() {
    return "LP213";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .filter(socket -> Walk.flag(socket, "Bonjour", true).isPresent())
        .flatMap(this::finding);
  }

  private Stream<Finding> finding(PlistDictionary socket) {
    String service =
        socket
            .get("SockServiceName")
            .map(
                v ->
                    v instanceof PlistString s
                        ? s.value()
                        : v instanceof PlistInteger i ? i.value().toString() : "")
            .orElse("");
    return NUMBER.matcher(service).matches()
        ? socket.entry("Bonjour").stream()
            .map(
                bonjour ->
                    warning(
                        bonjour.keyPosition(),
                        "Bonjour true beside a port: it registers _"
                            + service
                            + "._tcp, which nobody looks for",
                        "give Bonjour the name of the service as a string: http"))
        : Stream.empty();
  }
}
