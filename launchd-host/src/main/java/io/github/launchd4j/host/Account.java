package io.github.launchd4j.host;

import java.util.HashSet;
import java.util.Set;

/** A user and the groups it is in, by name. */
record Account(String name, long uid, Set<String> groups) {

  Account {
    groups = Set.copyOf(groups);
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
