package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.jna.Accounts.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment of a job: launchd's variables, and none of the emulator's own. */
public final class JobEnvironment {
  // macOS has a folder for each user, _CS_DARWIN_USER_TEMP_DIR; no other system does.
  private static final String TMPDIR = "/tmp/";

  private JobEnvironment() {}

  /**
   * The variables of a job.
   *
   * @param shared the variables that every job of the domain gets
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
    // setenv(3) refuses such a name (launchd-842, core.c:5205).
    variables.keySet().removeIf(name -> name.isEmpty() || name.contains("="));
    return variables;
  }

  /**
   * Announces sockets by systemd's protocol (sd_listen_fds(3)).
   *
   * @param names the name of each socket, in the order of the descriptors
   * @param variables the variables of the job, to which more are added
   * @return the variable that is to get the id of the process
   */
  public static Optional<String> listenFds(List<String> names, Map<String, String> variables) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    variables.remove("LISTEN_PID");
    variables.put("LISTEN_FDS", Integer.toString(names.size()));
    variables.put("LISTEN_FDNAMES", String.join(":", names));
    return Optional.of("LISTEN_PID");
  }
}
