package io.github.launchd4j.host;

import java.util.Map;

/** What the exit of a job says, above all of one that is a JVM. */
final class LastExit {

  private static final Map<Integer, String> CODES =
      Map.of(
          0, "ended well",
          1, "failed; for java: an exception ended main, or its class or jar was not found",
          78,
              "EX_CONFIG: launchd could not set it up; the program, the working directory, a log path or the user"
                  + " is wrong",
          126, "a shell found the program, and may not run it",
          127, "a shell did not find the program",
          130, "a JVM ended by SIGINT",
          134, "a JVM that crashed: look for hs_err_pid*.log in its working directory",
          137, "killed by SIGKILL, under a shell",
          143, "a JVM ended by SIGTERM, as at bootout: nothing is wrong");

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          6, "SIGABRT: a JVM that crashed; look for hs_err_pid*.log in its working directory",
          9,
              "SIGKILL: it did not end within ExitTimeOut, memory was short, or its code signature is"
                  + " invalid",
          15, "SIGTERM, as at bootout: nothing is wrong");

  private LastExit() {}

  static String meaningOfCode(int code) {
    String known = CODES.get(code);
    if (known == null && code > 128 && code < 160) {
      return "ended by signal " + (code - 128);
    }
    return known == null ? "the program's own" : known;
  }

  static String meaningOfSignal(int signal) {
    return SIGNALS.getOrDefault(signal, "man 3 signal has its name");
  }
}
