package io.github.launchd4j.host;

import io.github.launchd4j.host.CommandRunner.Outcome;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks id(1), whose output is POSIX's: {@code uid=501(web) gid=20(staff) groups=20(staff),...}. */
record IdCommand(CommandRunner runner) {
  /** Not by PATH, which is the user's under sudo on a Mac. */
  private static final String ID = "/usr/bin/id";

  private static final Pattern USER = Pattern.compile("^uid=(\\d+)\\(([^)]*)\\)");
  private static final Pattern GROUP = Pattern.compile("\\d+\\(([^)]*)\\)");

  /** Who runs this. */
  Account self() throws IOException {
    return ask(List.of(ID))
        .orElseThrow(() -> new IOException("cannot find out who runs this: id(1) gave no user"));
  }

  /** A user by name. id accepts numbers as well; launchd does not, so a number finds nobody. */
  Optional<Account> named(String name) throws IOException {
    return ask(List.of(ID, "--", name)).filter(account -> account.name().equals(name));
  }

  boolean isGroup(String name) {
    try {
      return FileSystems.getDefault()
          .getUserPrincipalLookupService()
          .lookupPrincipalByGroupName(name)
          .getName()
          .equals(name);
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<Account> ask(List<String> command) throws IOException {
    Outcome outcome = runner.run(command);
    Matcher user = USER.matcher(outcome.output());
    if (outcome.status() != 0 || !user.find()) {
      return Optional.empty();
    }
    Set<String> groups = new HashSet<>();
    Matcher group = GROUP.matcher(outcome.output());
    group.region(user.end(), outcome.output().length());
    while (group.find()) {
      groups.add(group.group(1));
    }
    return Optional.of(new Account(user.group(2), Long.parseLong(user.group(1)), groups));
  }
}
