package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A user and the groups it is in, by name. */
record Account(String name, long uid, Set<String> groups) {

  Account {
    groups = Set.copyOf(groups);
  }

  /** The user as whom launchd starts a job; empty if it does not exist. */
  static Optional<Account> of(Job job, ServiceTarget installed, Account self) throws IOException {
    if (!installed.destination().isSystem()) {
      return Optional.of(self);
    }
    Optional<Account> user =
        new IdCommand(installed.launchctl().runner()).named(job.userName().orElse("root"));
    return user.map(account -> job.groupName().map(account::withGroup).orElse(account));
  }

  boolean isRoot() {
    return uid == 0;
  }

  /** The same user, started with one group more: GroupName. */
  Account withGroup(String group) {
    Set<String> more = new HashSet<>(groups);
    more.add(group);
    return new Account(name, uid, more);
  }
}
