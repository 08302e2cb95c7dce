package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import java.io.File;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.URLDecoder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A program as a user writes it: activates each name of its arguments (percent-encoded, so that the
 * locale does not matter) in turn, connects to what it got, closes it, and prints a line of
 * tab-separated fields for each: what came out, the number, the addresses or the message, and how
 * many descriptors it left open.
 */
public final class ActivatingProgram {
  private ActivatingProgram() {}

  public static void main(String[] names) throws IOException {
    outcome("warm-up"); // JNA and the JDK open files of their own the first time
    try (ServerSocketChannel warm = ServerSocketChannel.open()) {
      warm.bind(null);
      connect(warm);
    }
    for (String name : names) {
      int before = descriptors();
      String outcome = outcome(URLDecoder.decode(name, StandardCharsets.UTF_8));
      System.out.println(name + "\t" + outcome + "\t" + (descriptors() - before));
    }
  }

  private static String outcome(String name) throws IOException {
    try {
      List<SocketAddress> addresses = new ArrayList<>();
      for (ServerSocketChannel each : LaunchdSockets.activate(name)) {
        addresses.add(each.getLocalAddress());
        connect(each);
        each.close();
      }
      return "OK\t\t" + addresses;
    } catch (SocketActivationException e) {
      String number =
          e.errorNumber().isPresent() ? Integer.toString(e.errorNumber().getAsInt()) : "";
      return e.reason() + "\t" + number + "\t" + e.getMessage();
    }
  }

  private static void connect(ServerSocketChannel listener) throws IOException {
    try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
        SocketChannel accepted = listener.accept()) {
      if (!accepted.isConnected() || !client.isConnected()) {
        throw new IOException("not connected");
      }
    }
  }

  /** Once it has settled: the JVM opens files of its own for moments. */
  private static int descriptors() {
    int last = -1;
    for (int now = list(); now != last; now = list()) {
      last = now;
      LockSupport.parkNanos(5_000_000);
    }
    return last;
  }

  private static int list() {
    File linux = new File("/proc/self/fd");
    String[] open = (linux.exists() ? linux : new File("/dev/fd")).list();
    return open == null ? -1 : open.length;
  }
}
