package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.jna.Accounts.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment that a daemon finds: launchd's, nothing of the emulator's own. */
public final class JobEnvironment {
  // On macOS a folder of the user's own, _CS_DARWIN_USER_TEMP_DIR, which no other system has.
  private static final String TMPDIR = "/tmp/";

  private JobEnvironment() {}

  /**
   * The variables of a job.
   *
   * @param shared those of every job of the domain
   */
  public static Map<String, String> of(Job job, Optional<User> user, Map<String, String> shared) {
    Map<String, String> variables = new LinkedHashMap<>();
    // PATH: paths.h; those of the user: launchd-842, core.c:5125; XPC_: seen on macOS.
    variables.put("PATH", Program.STANDARD_PATH);
    variables.put("XPC_SERVICE_NAME", job.label());
    variables.put("XPC_FLAGS", "0x0");
    user.ifPresent(
        who -> {
          variables.put("HOME", who.home());
          variables.put("USER", who.name());
          variables.put("LOGNAME", who.name());
          variables.put("SHELL", who.shell());
          variables.put("TMPDIR", TMPDIR);
        });
    variables.putAll(shared);
    variables.putAll(job.environmentVariables());
    return variables;
  }

  /**
   * Tells of sockets by systemd's protocol (sd_listen_fds(3)).
   *
   * @param names the name of each socket, in the order of the descriptors
   * @param variables those of the job, to which more are added
   * @return assignments in the shell's words, to be made at the last moment
   */
  public static List<String> listenFds(List<String> names, Map<String, String> variables) {
    if (names.isEmpty()) {
      return List.of();
    }
    variables.remove("LISTEN_PID");
    variables.put("LISTEN_FDS", Integer.toString(names.size()));
    variables.put("LISTEN_FDNAMES", String.join(":", names));
    return List.of("LISTEN_PID=$$");
  }
}
