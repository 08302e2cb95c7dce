package io.github.launchd4j.host;

import io.github.launchd4j.plist.life.ServiceNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Numbers of services, and the processes that hold ports. */
final class Ports {
  private static final Path SERVICES = Path.of("/etc/services");

  private Ports() {}

  /** The port of a SockServiceName: a number, or a name that this machine or every Mac knows. */
  static Optional<Integer> number(String service, String protocol) {
    return Stream.of(ofThisMachine(), ServiceNames.known())
        .flatMap(names -> names.port(service, protocol).stream().boxed())
        .findFirst();
  }

  /** An address that is written out; empty for a name. */
  static Optional<InetAddress> literal(String node) {
    if (!node.contains(":") && !node.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(node)); // with a colon or four numbers: no look-up
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static ServiceNames ofThisMachine() {
    try {
      return ServiceNames.parse(Files.readString(SERVICES, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return ServiceNames.known();
    }
  }

  /**
   * What {@code lsof -Fpc} printed: for each process a line {@code pPID} and a line {@code
   * cCOMMAND}.
   */
  static String holders(String output) {
    List<String> holders = new ArrayList<>();
    String pid = "?";
    for (String line : output.lines().toList()) {
      if (line.startsWith("p")) {
        pid = line.substring(1);
      } else if (line.startsWith("c")) {
        holders.add(line.substring(1) + " (pid " + pid + ")");
      }
    }
    return String.join(", ", holders);
  }
}
