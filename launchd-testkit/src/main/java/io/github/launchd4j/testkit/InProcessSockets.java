package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.socket.Handover;
import io.github.launchd4j.testkit.socket.JobSockets;
import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;

/**
 * For unit tests: hands sockets to {@code LaunchdSockets} in this process. They are opened as
 * launchd would open them; the code under test activates them by name, once; closing takes them
 * back.
 *
 * <pre>{@code
 * SocketEntry entry = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
 * try (InProcessSockets launchd = InProcessSockets.of("Listeners", entry)) {
 *   server.start(); // calls LaunchdSockets.activate("Listeners")
 *   SocketAddress address = launchd.addresses("Listeners").get(0);
 * }
 * }</pre>
 *
 * <p>Tests with different names may run in parallel; only one test at a time may use a name. {@code
 * LaunchdSockets.manager()}, {@code names()} and {@code activateAll()} are about the process as a
 * whole and do not see these sockets. For JUnit, see {@link
 * io.github.launchd4j.testkit.junit.InProcessSocket}. Thread-safe.
 */
public final class InProcessSockets implements AutoCloseable {
  private final JobSockets sockets;
  private final List<Handover> handovers = new ArrayList<>();

  private InProcessSockets(JobSockets sockets) {
    this.sockets = sockets;
  }

  /**
   * Hands over the sockets of one name.
   *
   * @throws IOException if a socket cannot be opened; nothing is open or handed over then
   * @throws IllegalStateException if sockets are handed over under that name already
   */
  public static InProcessSockets of(String name, SocketEntry... entries) throws IOException {
    JobBuilder job = Job.builder("in-process").program("/in-process");
    for (SocketEntry each : entries) {
      job.socket(name, each);
    }
    return of(job.build());
  }

  /**
   * Hands over all sockets of a job, whose other keys do not matter.
   *
   * @throws IOException if a socket cannot be opened; nothing is open or handed over then
   * @throws IllegalStateException if sockets are handed over under one of the names already
   */
  public static InProcessSockets of(Job job) throws IOException {
    InProcessSockets all = new InProcessSockets(JobSockets.open(job, false, false, event -> {}));
    try {
      for (String name : job.sockets().keySet()) {
        all.handovers.add(Handover.of(name, all.descriptors(name)));
      }
      return all;
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private List<Integer> descriptors(String name) {
    return sockets.live().stream()
        .filter(each -> each.name().equals(name))
        .map(OpenSocket::fd)
        .toList();
  }

  /**
   * What the sockets of a name are bound to, in the order of the property list.
   *
   * @return empty if there is no such name
   */
  public synchronized List<SocketAddress> addresses(String name) {
    return sockets.addresses(name);
  }

  /** The channels that the program took and has not closed. */
  public List<Channel> leftOpen() {
    return handovers.stream().flatMap(each -> each.leftOpen().stream()).toList();
  }

  /**
   * Takes the sockets back. Channels that are still open are closed; a thread that waits in one
   * gets an {@link java.nio.channels.AsynchronousCloseException}. Descriptors that the program took
   * as bare numbers stay open: it owns them. A second call does nothing.
   *
   * @throws IOException if the file of a Unix socket cannot be removed
   */
  @Override
  public synchronized void close() throws IOException {
    handovers.forEach(Handover::close);
    sockets.close();
  }
}
