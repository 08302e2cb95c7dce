package io.github.launchd4j.plist;

import java.util.Optional;

/** The documented values of ProcessType, launchd.plist(5). */
public enum ProcessType {
  /** Work that nobody waits for: CPU and I/O are throttled. */
  BACKGROUND("Background"),
  /** What a job without the key gets: throttled lightly. */
  STANDARD("Standard"),
  /** Moves between Background and Interactive with its XPC activity. */
  ADAPTIVE("Adaptive"),
  /** Not throttled; for what somebody waits for. */
  INTERACTIVE("Interactive");

  private final String word;

  ProcessType(String word) {
    this.word = word;
  }

  /** The word as it stands in a plist. */
  public String word() {
    return word;
  }

  /** The constant of a word, read without regard to case as launchd does. */
  public static Optional<ProcessType> of(String word) {
    for (ProcessType constant : values()) {
      if (constant.word.equalsIgnoreCase(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
