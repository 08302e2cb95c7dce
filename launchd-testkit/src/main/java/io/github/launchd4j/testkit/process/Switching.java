package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.jna.Constants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the process of a job gets its root and then its user, before anything of the job counts
 * (launchd-842, core.c:5174 and 5178): by setpriv(1) and unshare(1) on Linux, by chroot(8) on
 * macOS. All of them run as root, and so with nothing of the job in their environment.
 */
final class Switching {
  private static final String SETPRIV = "/usr/bin/setpriv";
  private static final String UNSHARE = "/usr/bin/unshare";
  private static final String CHROOT = "/usr/sbin/chroot";

  private Switching() {}

  /**
   * The command that does it, put before another command; empty if nothing changes.
   *
   * @param root the new root; {@code /} if it stays
   */
  static List<String> command(Path root, Optional<UserSwitch> user) {
    boolean jail = root.getNameCount() > 0;
    List<String> command = new ArrayList<>();
    if (!jail && user.isEmpty()) {
      return command;
    }
    if (Constants.isMacOs()) {
      command.add(CHROOT);
      user.ifPresent(to -> command.addAll(macOs(to)));
      command.add(root.toString());
      return command;
    }
    user.ifPresent(to -> command.addAll(setpriv(to, jail)));
    if (jail) {
      // util-linux 2.34: without a namespace option it only does the rest.
      command.addAll(List.of(UNSHARE, "--root=" + root));
      user.ifPresent(to -> command.add("--setuid=" + to.uid()));
      command.add("--");
    }
    return command;
  }

  /** Only root may change the root, so in a jail the user changes after it. */
  private static List<String> setpriv(UserSwitch to, boolean jail) {
    List<String> command = new ArrayList<>(List.of(SETPRIV, "--regid=" + to.gid()));
    if (!jail) {
      command.add("--reuid=" + to.uid());
    }
    command.add(to.groups().isEmpty() ? "--clear-groups" : "--groups=" + list(to.groups()));
    command.add("--");
    return command;
  }

  /**
   * chroot(8) sets no supplementary groups by itself (shell_cmds-329, chroot/chroot.c), so that
   * root's would stay. Not tried there.
   */
  private static List<String> macOs(UserSwitch to) {
    List<Integer> groups = to.groups().isEmpty() ? List.of(to.gid()) : to.groups();
    return List.of("-u", "" + to.uid(), "-g", "" + to.gid(), "-G", list(groups));
  }

  private static String list(List<Integer> groups) {
    return groups.stream().map(Integer::toUnsignedString).collect(Collectors.joining(","));
  }

  /**
   * Checks that this system can do it.
   *
   * @throws IOException if it cannot; the message says what is missing
   */
  static void check(Path root, Optional<UserSwitch> user) throws IOException {
    List<String> command = command(root, user);
    for (String program : List.of(SETPRIV, UNSHARE, CHROOT)) {
      if (command.contains(program) && !Files.isExecutable(Path.of(program))) {
        throw new IOException(
            "cannot give the job its %s: this needs %s, which is not installed; install it, or run the emulator without root"
                .formatted(program.equals(UNSHARE) ? "RootDirectory" : "UserName", program));
      }
    }
  }
}
