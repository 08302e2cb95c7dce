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
 * Who a job runs as. launchd does as UserName and GroupName say, and fails with 78 where there is
 * no such user. A developer's machine seldom has the users of the Mac that the job is for, so that
 * here the job runs as the current user where it must, and a notice says so.
 *
 * @param user whose HOME, USER, LOGNAME and SHELL the job gets; empty without UserName
 * @param switching the command, to be followed by another, that changes the user; empty if none
 *     must
 * @param mayChangeRoot whether the emulator is root
 * @param ids user and group by number, {@code 1:2}; empty if the user stays
 */
public record Identity(
    Optional<User> user, List<String> switching, String ids, boolean mayChangeRoot) {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final Path CHROOT = Path.of("/usr/sbin/chroot");

  public static Identity of(Job job, Consumer<EmulatorEvent> events) throws IOException {
    Optional<User> user = user(job, events);
    if (!Accounts.isRoot()) {
      if (job.groupName().isPresent()) {
        events.accept(new Notice("GroupName", ignored(job.groupName().get(), "not root")));
      }
      return new Identity(user, List.of(), "", false);
    }
    OptionalInt group = group(job, events);
    int uid = user.map(User::uid).orElse(0);
    if (uid == 0 && group.isEmpty()) {
      return new Identity(user, List.of(), "", true);
    }
    int gid = group.orElseGet(() -> user.map(User::gid).orElse(0));
    // launchd.plist(5), InitGroups: true unless it says otherwise, and only with UserName.
    boolean initGroups = uid != 0 && job.initGroups();
    List<Integer> groups =
        initGroups ? Accounts.groups(user.map(User::name).orElse(""), gid) : List.of();
    return new Identity(user, switching(uid, gid, initGroups, groups), uid + ":" + gid, true);
  }

  /**
   * The command, to be followed by a program, that changes the root, and the user with it.
   *
   * @param folder where the program starts, in the new root
   */
  public List<String> jail(String root, String folder) {
    if (!folder.equals("/") && !Constants.isMacOs()) {
      return unshare(root, folder); // chroot(1) knows no folder
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

  // unshare(1) of util-linux 2.34 and newer, which without a namespace to leave only does the rest.
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

  /** Makes a file the job's own. */
  public void give(Path file) throws IOException {
    if (!ids.isEmpty()) {
      Files.setAttribute(file, "unix:uid", Integer.valueOf(ids.split(":", -1)[0]));
    }
  }

  private static Optional<User> user(Job job, Consumer<EmulatorEvent> events) throws IOException {
    if (job.userName().isEmpty()) {
      return Optional.empty();
    }
    String name = job.userName().get();
    Optional<User> current = Accounts.currentUser();
    if (current.map(User::name).equals(job.userName())) {
      return current;
    }
    Optional<User> wanted = Accounts.user(name);
    if (wanted.isPresent() && Accounts.isRoot()) {
      return wanted;
    }
    String reason = wanted.isPresent() ? "the emulator is not root" : "there is no such user here";
    events.accept(new Notice("UserName", ignored(name, reason) + runsAs(current)));
    return current;
  }

  private static OptionalInt group(Job job, Consumer<EmulatorEvent> events) throws IOException {
    if (job.groupName().isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt group = Accounts.group(job.groupName().get());
    if (group.isEmpty()) {
      String reason = "there is no such group here";
      events.accept(new Notice("GroupName", ignored(job.groupName().get(), reason)));
    }
    return group;
  }

  private static List<String> switching(int uid, int gid, boolean initGroups, List<Integer> groups)
      throws IOException {
    if (Constants.isMacOs()) {
      return chrooted(uid, gid, groups);
    }
    if (!Files.isExecutable(SETPRIV)) {
      throw new IOException(
          "cannot run the job as its UserName: that needs "
              + SETPRIV
              + " (util-linux), which is not here; run the emulator as that user instead");
    }
    List<String> command = new ArrayList<>(List.of(SETPRIV.toString()));
    if (uid != 0) {
      command.add("--reuid=" + uid);
    }
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

  private static String ignored(String name, String reason) {
    return "\"" + name + "\" ignored: " + reason;
  }

  private static String runsAs(Optional<User> current) {
    return ", so the job runs as " + current.map(user -> "\"" + user.name() + "\"").orElse("you");
  }
}
