package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Accounts.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Who a job runs as. launchd does as UserName and GroupName say, and fails with 78 where there is
 * no such user. A developer's machine seldom has the users of the Mac that the job is for, so that
 * here the job runs as the current user where it must, and a notice says so.
 *
 * @param user whose HOME, USER, LOGNAME and SHELL the job gets; empty without UserName
 * @param switching the command, to be followed by another, that changes the user; empty if none
 *     must
 */
record Identity(Optional<User> user, List<String> switching) {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  static Identity of(Job job, Consumer<EmulatorEvent> events) throws IOException {
    Optional<User> user = user(job, events);
    List<String> ids = new ArrayList<>();
    if (Accounts.isRoot()) {
      OptionalInt group = group(job, events);
      user.filter(each -> each.uid() != 0).ifPresent(each -> ids.add("--reuid=" + each.uid()));
      if (!ids.isEmpty() || group.isPresent()) {
        ids.add("--regid=" + group.orElseGet(() -> user.map(User::gid).orElse(0)));
        ids.add(ids.size() > 1 ? "--init-groups" : "--keep-groups");
      }
    } else if (job.groupName().isPresent()) {
      events.accept(new Notice("GroupName", ignored(job.groupName().get(), "not root")));
    }
    return new Identity(user, switching(ids));
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

  private static List<String> switching(List<String> ids) throws IOException {
    if (ids.isEmpty()) {
      return List.of();
    }
    if (!Files.isExecutable(SETPRIV)) {
      throw new IOException(
          "cannot run the job as its UserName: that needs "
              + SETPRIV
              + " (Linux, util-linux), which is not here; run the emulator as that user instead");
    }
    List<String> command = new ArrayList<>(List.of(SETPRIV.toString()));
    command.addAll(ids);
    command.add("--");
    return List.copyOf(command);
  }

  private static String ignored(String name, String reason) {
    return "\"" + name + "\" ignored: " + reason;
  }

  private static String runsAs(Optional<User> current) {
    return ", so the job runs as " + current.map(user -> "\"" + user.name() + "\"").orElse("you");
  }
}
