package io.github.launchd4j.testkit.socket;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.SocketOpened;
import io.github.launchd4j.testkit.jna.Descriptors;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All sockets of a job, in the order of its property list. */
public final class JobSockets implements AutoCloseable {
  private final List<OpenSocket> open = new ArrayList<>();
  private final List<SecureSocket> secure = new ArrayList<>();
  private final boolean nowait;

  private JobSockets(boolean nowait) {
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
    JobSockets sockets = new JobSockets(nowait);
    try {
      for (Map.Entry<String, List<SocketEntry>> named : job.sockets().entrySet()) {
        for (SocketEntry entry : named.getValue()) {
          sockets.open(named.getKey(), entry, job.label(), deadDescriptors, events);
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

  private void open(
      String name,
      SocketEntry entry,
      String label,
      boolean deadDescriptors,
      Consumer<EmulatorEvent> events)
      throws IOException {
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
    EntrySockets sockets = new EntrySockets(name, entry, label, deadDescriptors, events);
    List<OpenSocket> opened = sockets.open(endpoints);
    open.addAll(opened);
    if (nowait) {
      for (OpenSocket each : opened) {
        Descriptors.blocking(each.fd(), false); // a connection may be gone before it is accepted
      }
    }
  }

  private List<Endpoint> endpoints(String name, SocketEntry entry) throws IOException {
    if (entry.secureSocketWithKey().isEmpty()) {
      return Endpoint.of(entry);
    }
    SecureSocket made = SecureSocket.make(name, entry);
    secure.add(made);
    return List.of(made.endpoint());
  }
}
