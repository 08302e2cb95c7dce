package io.github.launchd4j.plist;

import java.util.Optional;

/** The value of SockProtocol, launchd.plist(5). */
public enum SockProtocol {
  /** TCP: SockType is {@link SockType#STREAM}. */
  TCP("TCP"),
  /** UDP: SockType is {@link SockType#DGRAM}. */
  UDP("UDP");

  private final String word;

  SockProtocol(String word) {
    this.word = word;
  }

  /** The word as it stands in a plist. */
  public String word() {
    return word;
  }

  /** The constant of a word, read without regard to case as launchd does. */
  public static Optional<SockProtocol> of(String word) {
    for (SockProtocol constant : values()) {
      if (constant.word.equalsIgnoreCase(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
