package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account of this machine that attacks root; the test removes it. */
final class OtherUser {
  private static final Path USERADD = Path.of("/usr/sbin/useradd");

  private static Optional<OtherUser> made = Optional.empty();

  private final Accounts.User account;

  private OtherUser(Accounts.User account) {
    this.account = account;
  }

  /**
   * Makes one, until {@link #removeIfMade}; skips the test without root, or on a system that makes
   * accounts in another way.
   */
  static OtherUser make() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root can be attacked by another user");
    assumeTrue(Files.isExecutable(USERADD), "there is no " + USERADD);
    String name = "l4j" + ProcessHandle.current().pid();
    run(USERADD.toString(), "--no-create-home", "--user-group", name);
    OtherUser user = new OtherUser(Accounts.user(name).orElseThrow());
    made = Optional.of(user);
    return user;
  }

  String name() {
    return account.name();
  }

  int uid() {
    return account.uid();
  }

  int gid() {
    return account.gid();
  }

  /** Gives it a file or a folder. */
  Path own(Path file) throws IOException {
    Files.setAttribute(file, "unix:uid", uid());
    Files.setAttribute(file, "unix:gid", gid());
    return file;
  }

  /** A process of this user. */
  ProcessBuilder process(String... command) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("/usr/bin/setpriv", "--reuid=" + uid(), "--regid=" + gid()));
    words.addAll(List.of("--clear-groups", "--"));
    words.addAll(List.of(command));
    return new ProcessBuilder(words);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), command[0]);
  }

  static void removeIfMade() throws Exception {
    if (made.isPresent()) {
      run("/usr/sbin/userdel", "--force", made.get().name());
      made = Optional.empty();
    }
  }
}
