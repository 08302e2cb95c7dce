package io.github.launchd4j.cli;

import io.github.launchd4j.plist.SocketEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sockets as the command line writes them. */
final class SocketArgument {

  private static final Pattern UNIX = Pattern.compile("(/[^,]*)(?:,(0?[0-7]{3,4}))?");
  private static final Pattern IP =
      Pattern.compile("(?:(tcp|udp):)?(?:(\\[[^\\]]+]|[^:\\[\\]]+):)?(\\d{1,5})");

  private SocketArgument() {}

  static SocketEntry entry(String address) throws UsageException {
    Matcher unix = UNIX.matcher(address);
    if (unix.matches()) {
      String mode = unix.group(2) == null ? "0600" : unix.group(2);
      return SocketEntry.unix(unix.group(1), Integer.parseInt(mode, 8));
    }
    Matcher ip = IP.matcher(address);
    if (!ip.matches()) {
      throw new UsageException(
          "\""
              + address
              + "\" is not an address; write 8080, 127.0.0.1:8080, tcp:80, udp:53 or /path,0600");
    }
    int port = Integer.parseInt(ip.group(3));
    SocketEntry entry = "udp".equals(ip.group(1)) ? SocketEntry.udp(port) : SocketEntry.tcp(port);
    String node = ip.group(2);
    return node == null ? entry : entry.withSockNodeName(node.replaceAll("[\\[\\]]", ""));
  }
}
