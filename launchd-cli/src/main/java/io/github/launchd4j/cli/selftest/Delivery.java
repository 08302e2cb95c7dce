package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.testkit.jna.RawSockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one call for a name gives; no library has touched the sockets before.
 *
 * @param call the call and what it returned, in words
 */
record Delivery(String call, List<Integer> descriptors) {
  private static final int FIRST_OF_SYSTEMD = 3; // SD_LISTEN_FDS_START, sd_listen_fds(3)

  static Delivery of(String name) throws IOException {
    return RawSockets.isLaunchdHere() ? byLaunchd(name) : bySystemd(name, System.getenv());
  }

  /** A line for the call, and one for each descriptor. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(call));
    descriptors.forEach(fd -> lines.add("  " + Descriptor.describe(fd)));
    return lines;
  }

  private static Delivery byLaunchd(String name) throws IOException {
    RawSockets.Activated activated = RawSockets.activate(name);
    return new Delivery(
        "launch_activate_socket \"%s\": number %d, descriptors %d"
            .formatted(name, activated.number(), activated.descriptors().size()),
        activated.descriptors());
  }

  private static Delivery bySystemd(String name, Map<String, String> variables) {
    String pid = variables.get("LISTEN_PID");
    if (!String.valueOf(ProcessHandle.current().pid()).equals(pid)) {
      String whose = pid == null ? "is not set" : "is another process";
      return new Delivery("LISTEN_FDS \"" + name + "\": LISTEN_PID " + whose, List.of());
    }
    String[] names = variables.getOrDefault("LISTEN_FDNAMES", "").split(":", -1);
    List<Integer> descriptors =
        IntStream.range(0, names.length)
            .filter(i -> names[i].equals(name))
            .mapToObj(i -> FIRST_OF_SYSTEMD + i)
            .toList();
    return new Delivery(
        "LISTEN_FDS \"%s\": descriptors %d".formatted(name, descriptors.size()), descriptors);
  }
}
