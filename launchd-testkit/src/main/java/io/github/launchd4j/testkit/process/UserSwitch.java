package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Accounts.User;
import io.github.launchd4j.testkit.jna.Constants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the process of a job becomes its user: by setpriv(1) on Linux, by chroot(8) on macOS.
 *
 * @param initGroups whether it gets the groups of the user as well
 */
public record UserSwitch(int uid, int gid, boolean initGroups, List<Integer> groups) {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  /**
   * For the user and the group of a job.
   *
   * @throws IOException if this system cannot do it
   */
  static UserSwitch to(User user, int gid, Job job) throws IOException {
    if (!Constants.isMacOs() && !Files.isExecutable(SETPRIV)) {
      throw new IOException(
          "cannot run the job as its UserName: this needs "
              + SETPRIV
              + " (util-linux), which is not installed; install it, or run the emulator as that user");
    }
    // launchd-842, core.c:5097; launchd.plist(5): without UserName, InitGroups is ignored.
    boolean initGroups = job.userName().isEmpty() || job.initGroups();
    List<Integer> groups = initGroups ? Accounts.groups(user.name(), gid) : List.of();
    return new UserSwitch(user.uid(), gid, initGroups, groups);
  }

  /** The command that does it, put before another command. */
  List<String> command() {
    if (Constants.isMacOs()) {
      return chroot();
    }
    return List.of(
        SETPRIV.toString(),
        "--reuid=" + uid,
        "--regid=" + gid,
        initGroups ? "--init-groups" : "--keep-groups",
        "--");
  }

  /**
   * chroot(8) of macOS, with the root as it is. It sets no supplementary groups by itself
   * (shell_cmds-329, chroot/chroot.c). Not tried there.
   */
  private List<String> chroot() {
    List<String> command = new ArrayList<>(List.of(Jail.CHROOT, "-u", "" + uid, "-g", "" + gid));
    if (!groups.isEmpty()) {
      String list = groups.stream().map(String::valueOf).collect(Collectors.joining(","));
      command.addAll(List.of("-G", list));
    }
    command.add("/");
    return List.copyOf(command);
  }
}
