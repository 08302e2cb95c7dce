package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.jna.Constants;
import java.util.Locale;
import java.util.OptionalInt;

/** Signals as launchctl(1), kill, writes them: {@code SIGTERM}, {@code TERM} or {@code 15}. */
public final class Signals {
  private static final int MOST = 31; // NSIG - 1 of macOS (signal.h)

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
}
