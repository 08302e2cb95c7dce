package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sockets of a job. */
final class ListensSection {

  private ListensSection() {}

  static List<String> sentences(Job job) {
    List<String> sentences = new ArrayList<>();
    for (Map.Entry<String, List<SocketEntry>> named : job.sockets().entrySet()) {
      for (SocketEntry entry : named.getValue()) {
        sentences.add(named.getKey() + ": " + what(entry) + details(entry) + ".");
      }
    }
    if (!sentences.isEmpty()) {
      sentences.add(handOver(job));
    }
    return sentences;
  }

  private static String handOver(Job job) {
    return job.inetdCompatibility()
        .map(
            inetd ->
                inetd.waits()
                    ? "The program gets the socket as its standard input, output and error."
                    : "launchd accepts each connection and starts one process for it, "
                        + (inetd.instances().isPresent()
                            ? "at most " + inetd.instances().getAsInt() + " at a time"
                            : "with no limit")
                        + "; the connection is its standard input, output and error.")
        .orElse("The program gets them from launchd by these names (launch_activate_socket).");
  }

  /** {@code "TCP port 8080"}, or the path. */
  static String what(SocketEntry entry) {
    Optional<String> path = entry.sockPathName();
    if (path.isPresent()) {
      return "the Unix socket "
          + path.get()
          + switch (entry.sockType()) {
            case STREAM -> "";
            case DGRAM -> ", for datagrams";
            case SEQPACKET -> " of type seqpacket, which macOS does not have";
          };
    }
    if (entry.secureSocketWithKey().isPresent()) {
      return "a Unix socket that launchd names in the variable "
          + entry.secureSocketWithKey().get();
    }
    String protocol =
        switch (entry.sockType()) {
          case DGRAM -> "UDP";
          case STREAM -> "TCP";
          case SEQPACKET -> "seqpacket, which macOS does not have,";
        };
    String service = entry.sockServiceName().orElse(entry.sockNodeName().isPresent() ? "0" : "");
    if (service.isEmpty()) {
      return protocol + " without an address, which launchd cannot open";
    }
    boolean number = service.chars().allMatch(Character::isDigit);
    return protocol
        + (service.equals("0")
            ? " at a port chosen by the system,"
            : number ? " port " + service : " service " + service);
  }

  private static String details(SocketEntry entry) {
    StringBuilder details = new StringBuilder();
    boolean nothing = entry.sockServiceName().isEmpty() && entry.sockNodeName().isEmpty();
    boolean unix = entry.sockPathName().isPresent() || entry.secureSocketWithKey().isPresent();
    if (unix) {
      entry
          .sockPathMode()
          .ifPresent(mode -> details.append(", mode ").append(Words.octal(mode & 07777)));
      entry.sockPathOwner().ifPresent(uid -> details.append(", owner ").append(uid));
      entry.sockPathGroup().ifPresent(gid -> details.append(", group ").append(gid));
    } else if (!nothing) {
      details.append(address(entry));
    }
    if (!entry.sockPassive()) {
      details.append(", to which launchd connects");
    }
    entry
        .multicastGroup()
        .ifPresent(group -> details.append(", in the multicast group ").append(group));
    if (entry.bonjour()) {
      details.append(", announced through Bonjour");
    }
    return details.toString();
  }

  static String address(SocketEntry entry) {
    String node = entry.sockNodeName().map(name -> " on " + name).orElse(" on every address");
    SockFamily family = entry.sockFamily().orElse(SockFamily.UNIX);
    return node
        + switch (family) {
          case IPV4 -> ", IPv4 only";
          case IPV6 -> ", IPv6 only";
          case IPV4V6 -> ", IPv4 and IPv6 on one socket";
          case UNIX ->
              entry.sockNodeName().isPresent() ? "" : ", one socket for IPv4 and one for IPv6";
        };
  }
}
