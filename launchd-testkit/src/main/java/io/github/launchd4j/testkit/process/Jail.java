package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.jna.Constants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RootDirectory: how the process of a job changes its root. */
final class Jail {
  static final String CHROOT = "/usr/sbin/chroot";
  private static final String UNSHARE = "/usr/bin/unshare";

  private Jail() {}

  /**
   * The command that changes the root, and with it the user; put before a program.
   *
   * @param folder where the program starts, as seen from the new root
   * @param user whom it becomes, if the user changes
   */
  static List<String> command(String root, String folder, Optional<UserSwitch> user) {
    if (!folder.equals("/") && !Constants.isMacOs()) {
      return unshare(root, folder, user); // chroot(1) cannot change the folder
    }
    List<String> command = new ArrayList<>(List.of(CHROOT));
    user.map(
            to ->
                Constants.isMacOs() // chroot(8); not tried there
                    ? List.of("-u", "" + to.uid(), "-g", "" + to.gid())
                    : List.of("--userspec=" + to.uid() + ":" + to.gid()))
        .ifPresent(command::addAll);
    command.add(root);
    return command;
  }

  // unshare(1), util-linux 2.34 or newer: without a namespace option it only does the rest.
  private static List<String> unshare(String root, String folder, Optional<UserSwitch> user) {
    List<String> command = new ArrayList<>(List.of(UNSHARE, "--root=" + root, "--wd=" + folder));
    user.map(to -> List.of("--setuid=" + to.uid(), "--setgid=" + to.gid()))
        .ifPresent(command::addAll);
    command.add("--");
    return command;
  }
}
