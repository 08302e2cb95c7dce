package io.github.launchd4j.host;

import java.util.Map;

/** What the last exit of a job means, above all if it is a JVM. */
final class LastExit {

  private static final Map<Integer, String> CODES =
      Map.of(
          0, "success",
          1, "failed; for java: an exception ended main, or its class or jar was not found",
          78,
              "EX_CONFIG: launchd could not set up the job; the program, the working directory, a log path or the"
                  + " user is wrong",
          126, "a shell found the program but may not run it",
          127, "a shell did not find the program",
          130, "SIGINT ended a JVM",
          134, "a JVM crashed; look for hs_err_pid*.log in its working directory",
          137, "SIGKILL ended a program under a shell",
          143, "SIGTERM ended a JVM, as at bootout: nothing is wrong");

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          6, "SIGABRT: a JVM crashed; look for hs_err_pid*.log in its working directory",
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
    return known == null ? "a code of the program's own" : known;
  }

  static String meaningOfSignal(int signal) {
    return SIGNALS.getOrDefault(signal, "see man 3 signal for its name");
  }
}
