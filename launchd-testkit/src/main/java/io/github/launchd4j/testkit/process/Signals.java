package io.github.launchd4j.testkit.process;

import static java.util.Map.entry;

import io.github.launchd4j.testkit.jna.Constants;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Signals as launchctl(1), kill, writes them: {@code SIGTERM}, {@code TERM} or {@code 15}. */
public final class Signals {
  private static final int MOST = 31; // NSIG - 1 of macOS (signal.h)

  /** sys_siglist of macOS (Libc, gen/siglist.c). */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          entry("HUP", "Hangup"),
          entry("INT", "Interrupt"),
          entry("QUIT", "Quit"),
          entry("ILL", "Illegal instruction"),
          entry("TRAP", "Trace/BPT trap"),
          entry("ABRT", "Abort trap"),
          entry("FPE", "Floating point exception"),
          entry("KILL", "Killed"),
          entry("BUS", "Bus error"),
          entry("SEGV", "Segmentation fault"),
          entry("SYS", "Bad system call"),
          entry("PIPE", "Broken pipe"),
          entry("ALRM", "Alarm clock"),
          entry("TERM", "Terminated"),
          entry("XCPU", "Cputime limit exceeded"),
          entry("XFSZ", "Filesize limit exceeded"),
          entry("VTALRM", "Virtual timer expired"),
          entry("PROF", "Profiling timer expired"),
          entry("USR1", "User defined signal 1"),
          entry("USR2", "User defined signal 2"));

  private Signals() {}

  public static OptionalInt number(String word) {
    if (word.matches("[0-9]{1,2}")) {
      int number = Integer.parseInt(word);
      return number >= 1 && number <= MOST ? OptionalInt.of(number) : OptionalInt.empty();
    }
    String name = word.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    Integer number = Constants.SIGNALS.get(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** As strsignal(3) of macOS words it: {@code Killed: 9}. */
  public static String text(int signal) {
    String name =
        Constants.SIGNALS.entrySet().stream()
            .filter(each -> each.getValue() == signal)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    return TEXTS.getOrDefault(name, "Unknown signal") + ": " + signal;
  }
}
