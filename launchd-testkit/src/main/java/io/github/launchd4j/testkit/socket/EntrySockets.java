package io.github.launchd4j.testkit.socket;

import static io.github.launchd4j.testkit.jna.Constants.EADDRINUSE;
import static io.github.launchd4j.testkit.jna.Constants.EADDRNOTAVAIL;
import static io.github.launchd4j.testkit.jna.Constants.EAFNOSUPPORT;
import static io.github.launchd4j.testkit.jna.Constants.ECONNREFUSED;
import static io.github.launchd4j.testkit.jna.Constants.ENETUNREACH;

import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.ErrnoException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Opens the sockets of one Sockets entry, all of them on one port.
 *
 * @param name its key under Sockets
 * @param label that of the job, for messages
 * @param deadDescriptors whether a socket that cannot be opened is a dead one, not an exception
 */
record EntrySockets(
    String name,
    SocketEntry entry,
    String label,
    boolean deadDescriptors,
    Consumer<EmulatorEvent> events) {
  // With port 0 and two families: the second may find the first's port taken.
  private static final int ATTEMPTS = 20;

  // The errors for a family or an address that this machine does not have, or a server that does
  // not run.
  private static final int[] ABSENT = {EAFNOSUPPORT, EADDRNOTAVAIL, ENETUNREACH, ECONNREFUSED};

  /** Opens them all, or none. */
  List<OpenSocket> open(List<Endpoint> endpoints) throws IOException {
    List<OpenSocket> open = new ArrayList<>();
    try {
      for (int attempt = 1; !open(endpoints, open, attempt == ATTEMPTS); attempt++) {
        close(open);
      }
      return open;
    } catch (IOException | RuntimeException e) {
      close(open);
      throw e;
    }
  }

  /**
   * Opens them on the port that the system chooses for the first.
   *
   * @return false if that port is taken for another
   */
  private boolean open(List<Endpoint> endpoints, List<OpenSocket> open, boolean last)
      throws IOException {
    int chosenPort = 0;
    for (int i = 0; i < endpoints.size(); i++) {
      Endpoint each = endpoints.get(i);
      Endpoint endpoint = chosenPort == 0 ? each : each.withPort(chosenPort);
      if (entry.sockPassive()) {
        reportReplacing(endpoint);
      }
      try {
        OpenSocket socket = OpenSocket.open(name, entry, endpoint);
        open.add(socket);
        chosenPort = entry.sockPassive() ? socket.port() : 0;
      } catch (IOException e) {
        boolean othersDo = !open.isEmpty() || i < endpoints.size() - 1;
        if (endpoint.optional() && othersDo && isNumber(e, ABSENT)) {
          events.accept(new Notice("Sockets", SocketFailure.without(name, endpoint, e)));
        } else if (!last && !endpoint.equals(each) && isNumber(e, EADDRINUSE)) {
          return false;
        } else {
          open.add(dead(endpoint, SocketFailure.explain(label, name, endpoint, e)));
        }
      }
    }
    return true;
  }

  private OpenSocket dead(Endpoint endpoint, IOException failure) throws IOException {
    if (!deadDescriptors) {
      throw failure;
    }
    events.accept(new Notice("Sockets", String.valueOf(failure.getMessage())));
    return OpenSocket.dead(name, entry, endpoint);
  }

  private static void close(List<OpenSocket> open) throws IOException {
    while (!open.isEmpty()) {
      open.remove(open.size() - 1).close();
    }
  }

  private void reportReplacing(Endpoint endpoint) {
    if (endpoint.address() instanceof UnixDomainSocketAddress unix
        && Files.isRegularFile(unix.getPath())) {
      String reason = "\"" + unix + "\" was a file; it is replaced, as under launchd";
      events.accept(new Notice("SockPathName", reason));
    }
  }

  private static boolean isNumber(IOException e, int... numbers) {
    return e instanceof ErrnoException errno
        && Arrays.stream(numbers).anyMatch(number -> number == errno.number());
  }
}
