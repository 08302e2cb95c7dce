package io.github.launchd4j.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** systemd's protocol, as sd_listen_fds(3) defines it: descriptors from 3 on. */
record SystemdDescriptors(Map<String, String> environment, long pid) {
  private static final int FIRST = 3;

  /** No process can hold more: Linux's default for fs.nr_open. */
  private static final int MOST = 1 << 20;

  static boolean areAnnounced(Map<String, String> environment) {
    return environment.containsKey("LISTEN_PID") && environment.containsKey("LISTEN_FDS");
  }

  /**
   * Those that were handed over.
   *
   * @throws NotArmedException if they are another process's, or the variables make no sense
   */
  List<NamedDescriptor> all() throws NotArmedException {
    String listenPid = environment.getOrDefault("LISTEN_PID", "");
    if (!listenPid.equals(Long.toString(pid))) {
      throw new NotArmedException(
          "LISTEN_PID="
              + listenPid
              + " hands the sockets to another process, this one is "
              + pid
              + "; if a script starts java, it must exec java");
    }
    int count = count();
    String text = environment.get("LISTEN_FDNAMES");
    String[] names = text == null ? new String[0] : text.split(":", -1);
    if (text != null && names.length != count) {
      throw new NotArmedException(
          "LISTEN_FDNAMES=" + text + " has " + names.length + " names for " + count + " sockets");
    }
    List<NamedDescriptor> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new NamedDescriptor(text == null ? "unknown" : names[i], FIRST + i));
    }
    return all;
  }

  private int count() throws NotArmedException {
    String text = environment.getOrDefault("LISTEN_FDS", "");
    try {
      int count = Integer.parseInt(text);
      if (count >= 0 && count <= MOST) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new NotArmedException("LISTEN_FDS=" + text + " is not a count of descriptors");
  }
}
