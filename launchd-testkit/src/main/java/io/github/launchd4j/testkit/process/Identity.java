package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Accounts.User;
import io.github.launchd4j.testkit.jna.Constants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Who a job runs as. As root, UserName and GroupName are obeyed, and a job does not start if there
 * is no such user or group (launchd-842, core.c:5033, 5077). Otherwise they are ignored
 * (core.c:2673), and a notice reports it.
 *
 * @param user whose HOME, USER, LOGNAME, SHELL and TMPDIR the job gets; empty for a daemon without
 *     UserName
 * @param switching the command that changes the user, put before another command; empty if the user
 *     stays
 * @param mayChangeRoot whether the emulator is root
 * @param ids user and group by number, {@code 1:2}; empty if the user stays
 * @param missing why the job cannot start: its user or group does not exist; empty if it can
 */
public record Identity(
    Optional<User> user,
    List<String> switching,
    String ids,
    boolean mayChangeRoot,
    Optional<String> missing) {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final Path CHROOT = Path.of("/usr/sbin/chroot");

  /**
   * The identity of a job.
   *
   * @param agent whether the job is an agent, which here belongs to the user who runs the emulator
   */
  public static Identity of(Job job, boolean agent, Consumer<EmulatorEvent> events)
      throws IOException {
    Optional<User> current = Accounts.currentUser();
    if (!Accounts.isRoot()) {
      reportIgnored(job, current, events);
      Optional<User> own = agent || job.userName().isPresent() ? current : Optional.empty();
      return new Identity(own, List.of(), "", false, Optional.empty());
    }
    // root and wheel are what root is anyway (core.c:2676, 2688).
    Optional<String> userName = job.userName().filter(name -> !name.equals("root"));
    Optional<String> groupName = job.groupName().filter(name -> !name.equals("wheel"));
    if (userName.isEmpty() && groupName.isEmpty()) {
      Optional<User> own = agent ? current : Optional.empty();
      return new Identity(own, List.of(), "", true, Optional.empty());
    }
    // GroupName alone makes the job root's (core.c:5028).
    Optional<User> user = Accounts.user(userName.orElse("root"));
    OptionalInt group = groupName.isPresent() ? Accounts.group(groupName.get()) : gid(user);
    if (user.isEmpty() || group.isEmpty()) {
      return missing(
          user.isEmpty() ? "UserName" : "GroupName", user.isEmpty() ? userName : groupName);
    }
    return of(job, user.get(), group.getAsInt());
  }

  private static Identity of(Job job, User user, int gid) throws IOException {
    // launchd-842, core.c:5097; launchd.plist(5): without UserName, InitGroups is ignored.
    boolean initGroups = job.userName().isEmpty() || job.initGroups();
    List<Integer> groups = initGroups ? Accounts.groups(user.name(), gid) : List.of();
    return new Identity(
        Optional.of(user),
        switching(user.uid(), gid, initGroups, groups),
        user.uid() + ":" + gid,
        true,
        Optional.empty());
  }

  private static OptionalInt gid(Optional<User> user) {
    return user.stream().mapToInt(User::gid).findFirst();
  }

  private static Identity missing(String key, Optional<String> name) {
    String what = key.equals("UserName") ? "user" : "group";
    String why =
        "%s \"%s\": this machine has no such %s; create it, or run the emulator without root"
            .formatted(key, name.orElse("root"), what);
    return new Identity(Optional.empty(), List.of(), "", true, Optional.of(why));
  }

  private static void reportIgnored(
      Job job, Optional<User> current, Consumer<EmulatorEvent> events) {
    String reason = "\"%s\" is ignored, because the emulator does not run as root";
    job.userName()
        .filter(name -> current.filter(user -> user.name().equals(name)).isEmpty())
        .map(name -> new Notice("UserName", reason.formatted(name) + runsAs(current)))
        .ifPresent(events);
    job.groupName().map(name -> new Notice("GroupName", reason.formatted(name))).ifPresent(events);
  }

  /**
   * The command that changes the root, and with it the user; put before a program.
   *
   * @param folder where the program starts, as seen from the new root
   */
  public List<String> jail(String root, String folder) {
    if (!folder.equals("/") && !Constants.isMacOs()) {
      return unshare(root, folder); // chroot(1) cannot change the folder
    }
    List<String> command = new ArrayList<>(List.of(CHROOT.toString()));
    if (!ids.isEmpty() && Constants.isMacOs()) {
      String[] both = ids.split(":", -1);
      command.addAll(List.of("-u", both[0], "-g", both[1])); // chroot(8) of macOS; not tried there
    } else if (!ids.isEmpty()) {
      command.add("--userspec=" + ids);
    }
    command.add(root);
    return command;
  }

  // unshare(1), util-linux 2.34 or newer: without a namespace option it only does the rest.
  private List<String> unshare(String root, String folder) {
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/unshare", "--root=" + root, "--wd=" + folder));
    if (!ids.isEmpty()) {
      String[] both = ids.split(":", -1);
      command.addAll(List.of("--setuid=" + both[0], "--setgid=" + both[1]));
    }
    command.add("--");
    return command;
  }

  /** Gives a file to the job's user. */
  public void give(Path file) throws IOException {
    if (!ids.isEmpty()) {
      Files.setAttribute(file, "unix:uid", Integer.valueOf(ids.split(":", -1)[0]));
    }
  }

  private static List<String> switching(int uid, int gid, boolean initGroups, List<Integer> groups)
      throws IOException {
    if (Constants.isMacOs()) {
      return chrooted(uid, gid, groups);
    }
    if (!Files.isExecutable(SETPRIV)) {
      throw new IOException(
          "cannot run the job as its UserName: this needs "
              + SETPRIV
              + " (util-linux), which is not installed; install it, or run the emulator as that user");
    }
    List<String> command = new ArrayList<>(List.of(SETPRIV.toString(), "--reuid=" + uid));
    command.add("--regid=" + gid);
    command.add(initGroups ? "--init-groups" : "--keep-groups");
    command.add("--");
    return List.copyOf(command);
  }

  /**
   * chroot(8) of macOS, with the root as it is. It sets no supplementary groups by itself
   * (shell_cmds-329, chroot/chroot.c). Not tried there.
   */
  public static List<String> chrooted(int uid, int gid, List<Integer> groups) {
    List<String> command = new ArrayList<>(List.of(CHROOT.toString()));
    command.addAll(List.of("-u", "" + uid, "-g", "" + gid));
    if (!groups.isEmpty()) {
      String list = groups.stream().map(String::valueOf).collect(Collectors.joining(","));
      command.addAll(List.of("-G", list));
    }
    command.add("/");
    return List.copyOf(command);
  }

  private static String runsAs(Optional<User> current) {
    return "; the job runs as " + current.map(user -> "\"" + user.name() + "\"").orElse("you");
  }
}
