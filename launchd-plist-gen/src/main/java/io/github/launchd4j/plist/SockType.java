package io.github.launchd4j.plist;

import java.util.Optional;

/** The value of SockType, launchd.plist(5). */
public enum SockType {
  /** A byte stream: TCP, or Unix. */
  STREAM("stream"),
  /** Datagrams: UDP, or Unix. */
  DGRAM("dgram"),
  /**
   * Sequenced packets. Cannot work on macOS: xnu has no such protocol for Unix sockets or for IP.
   */
  SEQPACKET("seqpacket");

  private final String word;

  SockType(String word) {
    this.word = word;
  }

  /** The word as it stands in a plist. */
  public String word() {
    return word;
  }

  /** The constant of a word, read without regard to case as launchd does. */
  public static Optional<SockType> of(String word) {
    for (SockType constant : values()) {
      if (constant.word.equalsIgnoreCase(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
