package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Accounts.User;
import java.io.IOException;
import java.util.List;

/**
 * Whom the process of a job becomes.
 *
 * @param groups its supplementary groups; empty if InitGroups is false: then it has none, as under
 *     launchd, which has none to leave to it (launchd-842, core.c:5097)
 */
public record UserSwitch(int uid, int gid, List<Integer> groups) {

  /** For the user and the group of a job. */
  static UserSwitch to(User user, int gid, Job job) throws IOException {
    // launchd-842, core.c:5097; launchd.plist(5): without UserName, InitGroups is ignored.
    boolean initGroups = job.userName().isEmpty() || job.initGroups();
    List<Integer> groups = initGroups ? Accounts.groups(user.name(), gid) : List.of();
    return new UserSwitch(user.uid(), gid, groups);
  }
}
