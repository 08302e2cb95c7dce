package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.stream.Stream;

/**
 * launchd makes a Unix socket where there is a path, and reads none of the keys for IP
 * (launchd-842, launchctl.c).
 */
final class PathAndAddress implements Rule {

  private static final List<String> IP_ONLY =
      List.of("SockServiceName", "SockNodeName", "SockProtocol", "MulticastGroup", "Bonjour");

  @Override
  public String code() {
    return "LP211";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job).flatMap(this::findings);
  }

  private Stream<Finding> findings(PlistDictionary socket) {
    boolean unix = Walk.isUnix(socket);
    Stream<Finding> family =
        Walk.string(socket, "SockFamily").stream()
            .filter(written -> written.value().equalsIgnoreCase("Unix") != unix)
            .map(written -> family(written, unix));
    Stream<Finding> others =
        unix
            ? IP_ONLY.stream().flatMap(key -> socket.entry(key).stream()).map(this::finding)
            : Stream.empty();
    return Stream.concat(others, family);
  }

  private Finding finding(Entry entry) {
    return warning(
        entry.keyPosition(),
        entry.key() + " beside a path: launchd makes a Unix socket and does not read it",
        "take it out, or the path; a second socket is a second dictionary");
  }

  private Finding family(PlistString family, boolean unix) {
    return warning(
        family.position(),
        "SockFamily \""
            + family.value()
            + "\" "
            + (unix ? "beside a path" : "without SockPathName"),
        unix ? "write Unix, or leave it out" : "give SockPathName, or another family");
  }
}
