package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** How the questions about sockets are asked. */
final class Attempts {
  // TEST-NET-1, RFC 5737: no machine has it.
  private static final String NOBODY = "192.0.2.1";

  private Attempts() {}

  /** What a probe of these steps finds, with one listener, "Web". */
  static List<String> steps(Bench bench, String... steps) throws IOException, InterruptedException {
    return run(bench, bench.probe(steps).socket("Web", Loopback.entry(Loopback.freePort())));
  }

  static List<String> anyPort(Bench bench) throws IOException, InterruptedException {
    return run(bench, bench.probe("raw:Web").socket("Web", Loopback.entry(0)));
  }

  static List<String> flags(Bench bench) throws IOException, InterruptedException {
    return run(
        bench,
        bench
            .probe("raw:Tcp", "raw:Udp", "raw:Unix")
            .socket("Tcp", Loopback.entry(Loopback.freePort()))
            .socket("Udp", SocketEntry.udp(Loopback.freePort()).withSockFamily(SockFamily.IPV4))
            .socket("Unix", SocketEntry.unix(bench.path("u").toString(), 0600)));
  }

  static List<String> taken(Bench bench) throws IOException, InterruptedException {
    try (ServerSocket occupied = new ServerSocket(0, 1, Loopback.ADDRESS)) {
      SocketEntry taken = Loopback.entry(occupied.getLocalPort());
      return run(
          bench,
          bench
              .probe("raw:Taken", "raw:TakenAndFree", "raw:NotUp", "library:TakenAgain")
              .socket("Taken", taken)
              .socket("TakenAndFree", taken)
              .socket("TakenAndFree", Loopback.entry(Loopback.freePort()))
              .socket("NotUp", Loopback.entry(Loopback.freePort()).withSockNodeName(NOBODY))
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
            .socket("None", SocketEntry.EMPTY.withSockServiceName(Loopback.freePort()))
            .socket("IPv4", SocketEntry.tcp(Loopback.freePort()).withSockFamily(SockFamily.IPV4))
            .socket("IPv6", SocketEntry.tcp(Loopback.freePort()).withSockFamily(SockFamily.IPV6))
            .socket(
                "IPv4v6", SocketEntry.tcp(Loopback.freePort()).withSockFamily(SockFamily.IPV4V6))
            .socket("Unix", SocketEntry.unix(bench.path("u").toString(), 0600))
            .socket("Array", Loopback.entry(Loopback.freePort()))
            .socket("Array", Loopback.entry(Loopback.freePort())));
  }

  static List<String> inetd(Bench bench) throws IOException, InterruptedException {
    int port = Loopback.freePort();
    bench.load(
        bench
            .probe("input:", "raw:Web", "library:Web")
            .inetdCompatibility(new InetdCompatibility(false))
            .socket("Web", Loopback.entry(port)));
    Socket client = Loopback.connect(port);
    try {
      return bench.findings();
    } finally {
      client.close();
    }
  }

  /** What a job finds that starts when it is loaded. */
  static List<String> run(Bench bench, JobBuilder job) throws IOException, InterruptedException {
    bench.load(job.runAtLoad(true));
    return bench.findings();
  }
}
