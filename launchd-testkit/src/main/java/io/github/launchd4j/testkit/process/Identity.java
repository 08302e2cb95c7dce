package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Accounts.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Who a job runs as. As root, UserName and GroupName are obeyed, and a job does not start if there
 * is no such user or group (launchd-842, core.c:5033, 5077). Otherwise they are ignored
 * (core.c:2673), and a notice reports it.
 *
 * @param user whose HOME, USER, LOGNAME, SHELL and TMPDIR the job gets; empty for a daemon without
 *     UserName
 * @param switching how to become that user; empty if the user stays
 * @param mayChangeRoot whether the emulator is root
 * @param missing why the job cannot start: its user or group does not exist; empty if it can
 */
public record Identity(
    Optional<User> user,
    Optional<UserSwitch> switching,
    boolean mayChangeRoot,
    Optional<String> missing) {

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
      return new Identity(own, Optional.empty(), false, Optional.empty());
    }
    // root and wheel are what root is anyway (core.c:2676, 2688).
    Optional<String> userName = job.userName().filter(name -> !name.equals("root"));
    Optional<String> groupName = job.groupName().filter(name -> !name.equals("wheel"));
    if (userName.isEmpty() && groupName.isEmpty()) {
      Optional<User> own = agent ? current : Optional.empty();
      return new Identity(own, Optional.empty(), true, Optional.empty());
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
    UserSwitch switching = UserSwitch.to(user, gid, job);
    return new Identity(Optional.of(user), Optional.of(switching), true, Optional.empty());
  }

  private static OptionalInt gid(Optional<User> user) {
    return user.stream().mapToInt(User::gid).findFirst();
  }

  private static Identity missing(String key, Optional<String> name) {
    String what = key.equals("UserName") ? "user" : "group";
    String why =
        "%s \"%s\": this machine has no such %s; create it, or run the emulator without root"
            .formatted(key, name.orElse("root"), what);
    return new Identity(Optional.empty(), Optional.empty(), true, Optional.of(why));
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

  /** Gives a file to the job's user. */
  public void give(Path file) throws IOException {
    if (switching.isPresent()) {
      Files.setAttribute(file, "unix:uid", switching.get().uid());
    }
  }

  private static String runsAs(Optional<User> current) {
    return "; the job runs as " + current.map(user -> "\"" + user.name() + "\"").orElse("you");
  }
}
