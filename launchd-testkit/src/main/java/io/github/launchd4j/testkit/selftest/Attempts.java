package io.github.launchd4j.testkit.selftest;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the questions are asked. */
final class Attempts {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  // TEST-NET-1, RFC 5737: no machine has it.
  private static final String NOBODY = "192.0.2.1";

  private static final int PATIENCE_MILLIS = 60_000;

  private Attempts() {}

  /** What a probe of these steps finds, with one listener, "Web". */
  static List<String> steps(Bench bench, String... steps) throws IOException, InterruptedException {
    return run(bench, bench.probe(steps).socket("Web", loopback(freePort())));
  }

  static List<String> anyPort(Bench bench) throws IOException, InterruptedException {
    return run(bench, bench.probe("raw:Web").socket("Web", loopback(0)));
  }

  static List<String> flags(Bench bench) throws IOException, InterruptedException {
    return run(
        bench,
        bench
            .probe("raw:Tcp", "raw:Udp", "raw:Unix")
            .socket("Tcp", loopback(freePort()))
            .socket("Udp", SocketEntry.udp(freePort()).withSockFamily(SockFamily.IPV4))
            .socket("Unix", SocketEntry.unix(bench.path("u").toString(), 0600)));
  }

  static List<String> taken(Bench bench) throws IOException, InterruptedException {
    try (ServerSocket occupied = new ServerSocket(0, 1, LOOPBACK)) {
      SocketEntry taken = loopback(occupied.getLocalPort());
      return run(
          bench,
          bench
              .probe("raw:Taken", "raw:TakenAndFree", "raw:NotUp", "library:TakenAgain")
              .socket("Taken", taken)
              .socket("TakenAndFree", taken)
              .socket("TakenAndFree", loopback(freePort()))
              .socket("NotUp", loopback(freePort()).withSockNodeName(NOBODY))
              .socket("TakenAgain", taken));
    }
  }

  static List<String> unix(Bench bench) throws IOException, InterruptedException {
    SocketEntry plain = SocketEntry.EMPTY.withSockPathName(bench.path("plain").toString());
    return run(
        bench,
        bench
            .probe("raw:Plain", "raw:Mode0600")
            .socket("Plain", plain)
            .socket("Mode0600", SocketEntry.unix(bench.path("m").toString(), 0600)));
  }

  static List<String> families(Bench bench) throws IOException, InterruptedException {
    return run(
        bench,
        bench
            .probe("raw:None", "raw:IPv4", "raw:IPv6", "raw:IPv4v6", "raw:Unix", "raw:Array")
            .socket("None", SocketEntry.tcp(freePort()))
            .socket("IPv4", SocketEntry.tcp(freePort()).withSockFamily(SockFamily.IPV4))
            .socket("IPv6", SocketEntry.tcp(freePort()).withSockFamily(SockFamily.IPV6))
            .socket("IPv4v6", SocketEntry.tcp(freePort()).withSockFamily(SockFamily.IPV4V6))
            .socket("Unix", SocketEntry.unix(bench.path("u").toString(), 0600))
            .socket("Array", loopback(freePort()))
            .socket("Array", loopback(freePort())));
  }

  /** The second connection waits in the queue when the process that does not accept it ends. */
  static List<String> restart(Bench bench) throws IOException, InterruptedException {
    int port = freePort();
    bench.load(bench.probe("serve:Web").socket("Web", loopback(port)));
    try (Socket first = connect(port)) {
      long pid = Long.parseLong(answer(first));
      try (Socket second = connect(port)) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long start = System.nanoTime();
        long next = Long.parseLong(answer(second));
        return List.of(
            "process %d answered, and was stopped with a connection in the queue".formatted(pid),
            "process %d answered that one, %s later".formatted(next, secondsSince(start)));
      }
    }
  }

  static List<String> inetd(Bench bench) throws IOException, InterruptedException {
    int port = freePort();
    bench.load(
        bench
            .probe("input:", "raw:Web", "library:Web")
            .inetdCompatibility(new InetdCompatibility(false))
            .socket("Web", loopback(port)));
    Socket client = connect(port);
    try {
      return bench.findings();
    } finally {
      client.close();
    }
  }

  static List<String> exitTimeOut(Bench bench) throws IOException, InterruptedException {
    run(bench, bench.probe("stay:"));
    long start = System.nanoTime();
    bench.unload();
    return List.of("%s from the order to stop until it was gone".formatted(secondsSince(start)));
  }

  private static String secondsSince(long nanoTime) {
    return "%.1f s".formatted((System.nanoTime() - nanoTime) / 1e9);
  }

  private static List<String> run(Bench bench, JobBuilder job)
      throws IOException, InterruptedException {
    bench.load(job.runAtLoad(true));
    return bench.findings();
  }

  private static SocketEntry loopback(int port) {
    return SocketEntry.tcp(port)
        .withSockNodeName(LOOPBACK.getHostAddress())
        .withSockFamily(SockFamily.IPV4);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket(LOOPBACK, port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null) {
      throw new IOException("the connection was closed without an answer");
    }
    return line;
  }
}
