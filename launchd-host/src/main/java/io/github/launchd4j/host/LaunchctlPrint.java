package io.github.launchd4j.host;

import io.github.launchd4j.host.CommandRunner.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code launchctl print DOMAIN/LABEL} or the older {@code launchctl list LABEL} says about a
 * job. The text of print is "NOT API in any sense" (launchctl(1)): what is not found in it is
 * absent here, and whether the job is loaded is known from the exit status alone.
 */
record LaunchctlPrint(
    Loaded loaded,
    Optional<String> path,
    Optional<String> state,
    OptionalInt pid,
    OptionalInt lastExit,
    OptionalInt lastSignal,
    OptionalInt exitTimeOut,
    List<String> arguments) {

  /** Whether launchd has the job. */
  enum Loaded {
    YES,
    NO,
    /** launchctl could not be run. */
    UNKNOWN
  }

  static final LaunchctlPrint UNKNOWN = nothing(Loaded.UNKNOWN);

  // As printed by macOS since 10.10 (seen by boxen/puppet-boxen#104, glowinthedark/pylaunchd#1).
  private static final Pattern PATH = line("path = (/.*)");
  private static final Pattern STATE = line("state = (.*)");
  private static final Pattern PID = line("\"?pid\"? = (\\d{1,9})\\b.*");
  private static final Pattern LAST_EXIT = line("last exit (?:code|status) = (\\d{1,9})\\b.*");
  private static final Pattern LAST_SIGNAL = line("last terminating signal = .*?(\\d{1,3})");
  private static final Pattern EXIT_TIME_OUT = line("exit timeout = (\\d{1,9})");
  // From list, encoded as by wait(2): the exit code in the second byte, the signal in the first.
  private static final Pattern WAIT_STATUS = line("\"LastExitStatus\" = (\\d{1,9});");

  static LaunchctlPrint of(Outcome outcome) {
    return outcome.status() == 0 ? parse(outcome.output()) : nothing(Loaded.NO);
  }

  private static LaunchctlPrint nothing(Loaded loaded) {
    OptionalInt none = OptionalInt.empty();
    return new LaunchctlPrint(
        loaded, Optional.empty(), Optional.empty(), none, none, none, none, List.of());
  }

  private static LaunchctlPrint parse(String text) {
    OptionalInt wait = number(WAIT_STATUS, text);
    OptionalInt exit = number(LAST_EXIT, text);
    OptionalInt signal = number(LAST_SIGNAL, text);
    if (wait.isPresent()) {
      int ended = wait.getAsInt() & 0x7f;
      exit = ended == 0 ? OptionalInt.of(wait.getAsInt() >> 8 & 0xff) : OptionalInt.empty();
      signal = ended == 0 ? OptionalInt.empty() : OptionalInt.of(ended);
    }
    return new LaunchctlPrint(
        Loaded.YES,
        first(PATH, text),
        first(STATE, text),
        number(PID, text),
        exit,
        signal,
        number(EXIT_TIME_OUT, text),
        arguments(text));
  }

  private static Pattern line(String regex) {
    return Pattern.compile("^\\s*" + regex + "\\s*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  /** The lines of the block, which are the words as they are. */
  private static List<String> arguments(String text) {
    List<String> words = new ArrayList<>();
    boolean inside = false;
    for (String line : text.lines().map(String::strip).toList()) {
      if (inside && line.equals("}")) {
        return words;
      }
      if (inside) {
        words.add(line);
      }
      inside |= line.equals("arguments = {");
    }
    return List.of();
  }

  private static OptionalInt number(Pattern pattern, String text) {
    Optional<String> digits = first(pattern, text);
    return digits.isPresent()
        ? OptionalInt.of(Integer.parseInt(digits.get()))
        : OptionalInt.empty();
  }
}
