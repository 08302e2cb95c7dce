package io.github.launchd4j.testkit.socket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Ports by name, from services(5). */
public final class Services {
  private static final int MAX_PORT = 65535;

  private Services() {}

  /**
   * The port that a SockServiceName names.
   *
   * @param protocol tcp or udp
   */
  public static int port(String service, String protocol) throws IOException {
    if (service.matches("-?[0-9]+")) {
      int port = service.length() <= 5 ? Integer.parseInt(service) : -1;
      if (port < 0 || port > MAX_PORT) {
        throw new IOException("SockServiceName " + service + " is not a port from 0 to 65535");
      }
      return port;
    }
    Path file = Path.of("/etc/services");
    List<String> lines =
        Files.isReadable(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
    return lookUp(lines, service, protocol);
  }

  // http  80/tcp  www  # comment
  public static int lookUp(List<String> lines, String service, String protocol) throws IOException {
    for (String line : lines) {
      int comment = line.indexOf('#');
      String[] fields = (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1);
      if (fields.length > 1
          && fields[1].matches("[0-9]{1,5}/" + protocol)
          && (fields[0].equals(service)
              || Arrays.asList(fields).subList(2, fields.length).contains(service))) {
        return Integer.parseInt(fields[1].substring(0, fields[1].indexOf('/')));
      }
    }
    throw new IOException(
        "SockServiceName \""
            + service
            + "\" is neither a port nor a "
            + protocol
            + " service of /etc/services");
  }
}
