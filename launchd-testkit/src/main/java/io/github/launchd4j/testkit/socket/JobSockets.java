package io.github.launchd4j.testkit.socket;

import static io.github.launchd4j.testkit.jna.Constants.EADDRINUSE;
import static io.github.launchd4j.testkit.jna.Constants.EADDRNOTAVAIL;
import static io.github.launchd4j.testkit.jna.Constants.EAFNOSUPPORT;
import static io.github.launchd4j.testkit.jna.Constants.ECONNREFUSED;
import static io.github.launchd4j.testkit.jna.Constants.ENETUNREACH;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.event.EmulatorEvent.SocketOpened;
import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.ErrnoException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All sockets of a job, in the order of its property list. */
public final class JobSockets implements AutoCloseable {
  // With port 0 and two families: the second may find the first's port taken.
  private static final int ATTEMPTS = 20;

  // The errors for a family or an address that this machine does not have, or a server that does
  // not run.
  private static final int[] ABSENT = {EAFNOSUPPORT, EADDRNOTAVAIL, ENETUNREACH, ECONNREFUSED};

  private final List<OpenSocket> open = new ArrayList<>();
  private final Consumer<EmulatorEvent> events;
  private final List<SecureSocket> secure = new ArrayList<>();
  private final boolean nowait;
  private final boolean deadDescriptors;

  private JobSockets(Consumer<EmulatorEvent> events, boolean nowait, boolean deadDescriptors) {
    this.events = events;
    this.deadDescriptors = deadDescriptors;
    this.nowait = nowait;
  }

  /**
   * Opens them all, or none.
   *
   * @param systemd whether the job gets them by systemd's protocol
   */
  public static JobSockets open(
      Job job, boolean systemd, boolean deadDescriptors, Consumer<EmulatorEvent> events)
      throws IOException {
    if (systemd) {
      checkNames(job);
    }
    boolean nowait = job.inetdCompatibility().filter(inetd -> !inetd.waits()).isPresent();
    JobSockets sockets = new JobSockets(events, nowait, deadDescriptors);
    try {
      for (Map.Entry<String, List<SocketEntry>> named : job.sockets().entrySet()) {
        for (SocketEntry entry : named.getValue()) {
          sockets.open(job.label(), named.getKey(), entry);
        }
      }
    } catch (IOException | RuntimeException e) {
      sockets.close();
      throw e;
    }
    sockets.live().forEach(each -> events.accept(new SocketOpened(each.name(), each.address())));
    return sockets;
  }

  private static void checkNames(Job job) throws IOException {
    for (String name : job.sockets().keySet()) {
      if (name.chars().anyMatch(c -> c == ':' || Character.isISOControl(c))) {
        throw new IOException(
            ("cannot hand socket \"%s\" of %s to the job: systemd's protocol joins"
                    + " names by ':' and allows no control characters; choose another key under Sockets")
                .formatted(name, job.label()));
      }
    }
  }

  /** Whether connections are accepted here, each for a process of its own. */
  public boolean nowait() {
    return nowait;
  }

  public List<OpenSocket> all() {
    return List.copyOf(open);
  }

  /** Those that can start the job. */
  public List<OpenSocket> live() {
    return open.stream().filter(each -> !each.isDead()).toList();
  }

  public List<String> names() {
    return open.stream().map(OpenSocket::name).toList();
  }

  public List<SocketAddress> addresses(String name) {
    return live().stream()
        .filter(each -> each.name().equals(name))
        .map(OpenSocket::address)
        .toList();
  }

  /** The variables with the paths of the sockets that SecureSocketWithKey makes. */
  public Map<String, String> variables() {
    return secure.stream()
        .collect(Collectors.toMap(SecureSocket::variable, SecureSocket::path, (one, two) -> two));
  }

  /** Closes all, and removes the files of Unix sockets. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (OpenSocket each : open) {
      try {
        each.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    open.clear();
    for (SecureSocket each : secure) {
      each.remove();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void open(String label, String name, SocketEntry entry) throws IOException {
    List<Endpoint> endpoints;
    try {
      if (nowait && (entry.sockType() != SockType.STREAM || !entry.sockPassive())) {
        throw new IOException(
            "inetdCompatibility with Wait false accepts connections, and so needs a listening stream socket");
      }
      endpoints = endpoints(name, entry);
    } catch (IOException e) {
      throw new IOException(
          "cannot open socket \"%s\" of %s: %s".formatted(name, label, e.getMessage()), e);
    }
    for (int attempt = 1; !open(name, entry, endpoints, label, attempt == ATTEMPTS); attempt++) {}
  }

  private List<Endpoint> endpoints(String name, SocketEntry entry) throws IOException {
    if (entry.secureSocketWithKey().isEmpty()) {
      return Endpoint.of(entry);
    }
    SecureSocket made = SecureSocket.make(name, entry);
    secure.add(made);
    return List.of(made.endpoint());
  }

  /**
   * Opens the sockets of an entry, all on one port.
   *
   * @return false, with none open, if the port that the system chose for the first is taken for
   *     another
   */
  private boolean open(
      String name, SocketEntry entry, List<Endpoint> endpoints, String label, boolean last)
      throws IOException {
    int before = open.size();
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
        if (nowait) {
          Descriptors.blocking(
              socket.fd(), false); // a connection may be gone before it is accepted
        }
        chosenPort = entry.sockPassive() ? socket.port() : 0;
      } catch (IOException e) {
        boolean othersDo = open.size() > before || i < endpoints.size() - 1;
        if (endpoint.optional() && othersDo && isNumber(e, ABSENT)) {
          events.accept(new Notice("Sockets", SocketFailure.without(name, endpoint, e)));
        } else if (!last && !endpoint.equals(each) && isNumber(e, EADDRINUSE)) {
          closeFrom(before);
          return false;
        } else {
          fail(name, entry, endpoint, SocketFailure.explain(label, name, endpoint, e));
        }
      }
    }
    return true;
  }

  private void fail(String name, SocketEntry entry, Endpoint endpoint, IOException failure)
      throws IOException {
    if (!deadDescriptors) {
      throw failure;
    }
    events.accept(new Notice("Sockets", String.valueOf(failure.getMessage())));
    open.add(OpenSocket.dead(name, entry, endpoint));
  }

  private void closeFrom(int index) throws IOException {
    while (open.size() > index) {
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
