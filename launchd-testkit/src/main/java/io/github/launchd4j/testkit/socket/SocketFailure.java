package io.github.launchd4j.testkit.socket;

import io.github.launchd4j.plist.finding.Reason;
import io.github.launchd4j.testkit.event.AddressText;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.ErrnoException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.NoSuchFileException;

/**
 * Says why a socket cannot be opened, and what to do. launchd only logs it, and hands out a dead
 * descriptor.
 */
public final class SocketFailure {
  private SocketFailure() {}

  public static IOException explain(
      String label, String name, Endpoint endpoint, IOException cause) {
    String why = why(endpoint.address(), cause);
    return new IOException(
        ("cannot open socket \"%s\" of %s at %s: %s; launchd would only log this, and hand a dead"
                + " descriptor to the job")
            .formatted(name, label, AddressText.of(endpoint.address()), why),
        cause);
  }

  /** Says that a socket is left out, because others of its entry are open. */
  public static String without(String name, Endpoint endpoint, IOException cause) {
    return "\"%s\" has no socket at %s: %s"
        .formatted(name, AddressText.of(endpoint.address()), why(endpoint.address(), cause));
  }

  private static String why(SocketAddress address, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return remedy(Constants.ENOENT, false).replaceFirst(":", " (ENOENT, 2):");
    }
    if (!(cause instanceof ErrnoException errno)) {
      return address instanceof InetSocketAddress
          ? String.valueOf(cause.getMessage())
          : "the file cannot be set up: " + Reason.of(cause);
    }
    String remedy = remedy(errno.number(), address instanceof InetSocketAddress);
    return remedy.isEmpty()
        ? String.valueOf(errno.getMessage())
        : remedy.replaceFirst(":", " (" + errno.nameAndNumber() + "):");
  }

  private static String remedy(int number, boolean inet) {
    if (number == Constants.EADDRINUSE) {
      return "address in use: stop the program that has it, or change SockServiceName";
    } else if (number == Constants.EADDRNOTAVAIL) {
      return "not an address of this machine: correct SockNodeName, or bring the interface up";
    } else if (number == Constants.ECONNREFUSED) {
      return "nothing listens there: SockPassive false connects, so start the server first";
    } else if (number == Constants.EAFNOSUPPORT) {
      return "family unknown to this machine: correct SockFamily or SockNodeName";
    } else if (number == Constants.EACCES && inet) {
      return "not permitted: a port below 1024 needs root, or on Linux a lower"
          + " net.ipv4.ip_unprivileged_port_start";
    } else if (number == Constants.EACCES || number == Constants.EPERM) {
      return "not permitted: the folder of SockPathName must be writable";
    } else if (number == Constants.ENOENT) {
      return "no such folder: make it first, as launchd does not";
    }
    return "";
  }
}
