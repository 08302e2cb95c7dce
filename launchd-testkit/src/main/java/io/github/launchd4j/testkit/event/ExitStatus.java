package io.github.launchd4j.testkit.event;

import io.github.launchd4j.testkit.jna.Constants;
import java.util.Set;

/**
 * How a job ended.
 *
 * @param code the exit code, 0 to 255; 0 if a signal ended it
 * @param signal the number of the signal that ended it, as this system numbers them; 0 if it exited
 *     by itself
 */
public record ExitStatus(int code, int signal) {
  /** Exit code 0. */
  public static final ExitStatus SUCCESS = new ExitStatus(0, 0);

  /** What launchd reports for a job that could not be set up: EX_CONFIG of sysexits(3). */
  public static final ExitStatus SET_UP_FAILED = new ExitStatus(78, 0);

  /** The exit codes of a shell that cannot become the job: our 78, and its own. */
  public static final Set<Integer> OF_A_SHELL_THAT_FAILED = Set.of(78, 126, 127);

  private static final int SIGNAL_BITS = 0x7f;

  /** Decodes what waitpid(2) gives; Linux and macOS encode alike (sys/wait.h). */
  public static ExitStatus decode(int status) {
    int signal = status & SIGNAL_BITS;
    return signal == 0 ? new ExitStatus((status >> 8) & 0xff, 0) : new ExitStatus(0, signal);
  }

  /** The signal in macOS's numbers, some of which differ on Linux (signal(7), signal.h). */
  public int macOsSignal() {
    if (Constants.isMacOs()) {
      return signal;
    }
    return switch (signal) {
      case 7 -> 10; // SIGBUS
      case 10 -> 30; // SIGUSR1
      case 12 -> 31; // SIGUSR2
      case 31 -> 12; // SIGSYS
      default -> signal;
    };
  }

  /** {@code exit code 3}, or {@code signal 15 (SIGTERM)}. */
  @Override
  public String toString() {
    return signal == 0 ? "exit code " + code : "signal " + signal + name();
  }

  // signal.h: these have one number on Linux and macOS.
  private String name() {
    return switch (signal) {
      case 1 -> " (SIGHUP)";
      case 2 -> " (SIGINT)";
      case 3 -> " (SIGQUIT)";
      case 4 -> " (SIGILL)";
      case 6 -> " (SIGABRT)";
      case 8 -> " (SIGFPE)";
      case 9 -> " (SIGKILL)";
      case 11 -> " (SIGSEGV)";
      case 13 -> " (SIGPIPE)";
      case 15 -> " (SIGTERM)";
      default -> "";
    };
  }
}
