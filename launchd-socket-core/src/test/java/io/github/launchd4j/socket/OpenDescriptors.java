package io.github.launchd4j.socket;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Opens descriptors as a service manager would, and counts those that this process has. */
final class OpenDescriptors {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_SEQPACKET = 5;
  private static final int F_GETFD = 1;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int O_NONBLOCK =
      System.getProperty("os.name").equals("Linux") ? 04000 : 0x0004;
  private static final boolean HAS_SA_LEN = !System.getProperty("os.name").equals("Linux");

  interface Calls extends Library {
    int socket(int domain, int type, int protocol);

    int socketpair(int domain, int type, int protocol, int[] pair);

    int bind(int fd, byte[] address, int length);

    int listen(int fd, int backlog);

    int pipe(int[] pair);

    int fcntl(int fd, int cmd, Object... argument);

    int connect(int fd, byte[] address, int length);

    int getsockname(int fd, byte[] address, int[] length);

    int accept(int fd, byte @Nullable [] address, int @Nullable [] length);

    int getsockopt(int fd, int level, int name, int[] value, int[] length);

    int recv(int fd, byte[] buffer, NativeLong length, int flags);

    int close(int fd);
  }

  private static final Calls C = Native.load(Calls.class);

  private OpenDescriptors() {}

  /** A socket that listens on a free port of 127.0.0.1. */
  static int tcpListener() {
    int fd = tcpBound();
    ok(C.listen(fd, 16));
    return fd;
  }

  /** What launchd delivers where listen(2) failed. */
  static int tcpBound() {
    return bound(ok(C.socket(AF_INET, SOCK_STREAM, 0)));
  }

  static int udp() {
    return bound(unboundUdp());
  }

  /** What launchd delivers where bind(2) failed. */
  static int unboundUdp() {
    return ok(C.socket(AF_INET, SOCK_DGRAM, 0));
  }

  private static int bound(int fd) {
    byte[] loopback = {0, 0, 0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    ok(C.bind(fd, family(loopback, AF_INET), loopback.length));
    return fd;
  }

  /** A datagram socket that is connected to a port of 127.0.0.1. */
  static int udpConnectedTo(int port) {
    return connected(unboundUdp(), port);
  }

  /** A connection to a port of 127.0.0.1. */
  static int connectedTo(int port) {
    return connected(ok(C.socket(AF_INET, SOCK_STREAM, 0)), port);
  }

  private static int connected(int fd, int port) {
    byte[] address = {0, 0, (byte) (port >> 8), (byte) port, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    ok(C.connect(fd, family(address, AF_INET), address.length));
    return fd;
  }

  /** A connection that was accepted, and whose client has reset it since. */
  static int connectionWhoseClientReset() {
    int listener = tcpListener();
    byte[] address = new byte[16];
    ok(C.getsockname(listener, address, new int[] {address.length}));
    int port = ByteBuffer.wrap(address).getShort(2) & 0xffff;
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int accepted = ok(C.accept(listener, null, null));
    close(listener);
    return accepted;
  }

  static int unixDatagram() {
    return ok(C.socket(AF_UNIX, SOCK_DGRAM, 0));
  }

  /** A Unix datagram socket at a path, or at an abstract name, which begins with a NUL. */
  static int unixDatagramAt(String path) {
    byte[] text = path.getBytes(StandardCharsets.UTF_8);
    int end = path.startsWith("\0") ? 0 : 1;
    byte[] address = ByteBuffer.allocate(2 + text.length + end).position(2).put(text).array();
    int fd = ok(C.socket(AF_UNIX, SOCK_DGRAM, 0));
    ok(C.bind(fd, family(address, AF_UNIX), address.length));
    return fd;
  }

  /** The next datagram, which must be there. */
  static String received(int fd) {
    byte[] datagram = new byte[256];
    int count = ok(C.recv(fd, datagram, new NativeLong(datagram.length), 0));
    return new String(datagram, 0, count, StandardCharsets.UTF_8);
  }

  /** Skips the test if there is no such socket. */
  static int seqpacket() {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    assumeFalse(mac, "xnu has no AF_UNIX SOCK_SEQPACKET (bsd/kern/uipc_proto.c:83)");
    return ok(C.socket(AF_UNIX, SOCK_SEQPACKET, 0));
  }

  static int unixListener(Path path) {
    int fd = unixBound(path);
    ok(C.listen(fd, 16));
    return fd;
  }

  static int unixBound(Path path) {
    byte[] text = path.toString().getBytes(StandardCharsets.UTF_8);
    byte[] address = ByteBuffer.allocate(2 + text.length + 1).position(2).put(text).array();
    int fd = ok(C.socket(AF_UNIX, SOCK_STREAM, 0));
    ok(C.bind(fd, family(address, AF_UNIX), address.length));
    return fd;
  }

  /** Linux: a listener of a name that is not in the file system, and a client of it. */
  static int[] abstractListenerAndClient() {
    byte[] name = ("launchd4j-" + System.nanoTime()).getBytes(StandardCharsets.US_ASCII);
    byte[] address = ByteBuffer.allocate(3 + name.length).position(3).put(name).array();
    int listener = ok(C.socket(AF_UNIX, SOCK_STREAM, 0));
    ok(C.bind(listener, family(address, AF_UNIX), address.length));
    ok(C.listen(listener, 16));
    int client = ok(C.socket(AF_UNIX, SOCK_STREAM, 0));
    ok(C.connect(client, address, address.length));
    return new int[] {listener, client};
  }

  /** Whether a socket of Linux receives what is sent to groups that others joined. */
  static boolean receivesForeignGroups(int fd) {
    int[] value = new int[1];
    ok(C.getsockopt(fd, 0, 49, value, new int[] {Integer.BYTES})); // IP_MULTICAST_ALL, linux/in.h
    return value[0] != 0;
  }

  /** The bytes that a socket of Linux holds for sending, which the kernel counts double. */
  static int sendBuffer(int fd) {
    int[] value = new int[1];
    ok(C.getsockopt(fd, 1, 7, value, new int[] {Integer.BYTES})); // SOL_SOCKET, SO_SNDBUF
    return value[0];
  }

  /** One end of a connection; the other one is for the caller to close. */
  static int[] connection() {
    int[] pair = new int[2];
    ok(C.socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    return pair;
  }

  static int[] pipe() {
    int[] pair = new int[2];
    ok(C.pipe(pair));
    return pair;
  }

  static void makeNonBlocking(int fd) {
    ok(C.fcntl(fd, F_SETFL, ok(C.fcntl(fd, F_GETFL)) | O_NONBLOCK));
  }

  static boolean isNonBlocking(int fd) {
    return (ok(C.fcntl(fd, F_GETFL)) & O_NONBLOCK) != 0;
  }

  static boolean isCloseOnExec(int fd) {
    return ok(C.fcntl(fd, F_GETFD)) == 1;
  }

  /**
   * Whether it is open at each of some looks: the JVM opens files of its own for moments, and one
   * gets the number that has just become free.
   */
  static boolean isOpen(int fd) {
    for (int look = 0; look < 10; look++) {
      if (C.fcntl(fd, F_GETFD) < 0) {
        return false;
      }
      LockSupport.parkNanos(5_000_000);
    }
    return true;
  }

  static void close(int... descriptors) {
    for (int fd : descriptors) {
      ok(C.close(fd));
    }
  }

  /**
   * How many this process has open, once that has settled: the JVM opens files of its own for
   * moments, such as those that tell it about its container.
   */
  static int count() {
    int last = -1;
    for (int now = list(); now != last; now = list()) {
      last = now;
      LockSupport.parkNanos(5_000_000);
    }
    return last;
  }

  private static int list() {
    File linux = new File("/proc/self/fd");
    String[] names = (linux.exists() ? linux : new File("/dev/fd")).list();
    assertNotNull(names, "the list of open descriptors cannot be read");
    return names.length;
  }

  private static byte[] family(byte[] address, int family) {
    if (HAS_SA_LEN) {
      address[0] = (byte) address.length;
      address[1] = (byte) family;
    } else {
      ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).putShort((short) family);
    }
    return address;
  }

  private static int ok(int result) {
    assertTrue(result >= 0, () -> "error number " + Native.getLastError());
    return result;
  }
}
