package io.github.launchd4j.plist;

import java.util.Optional;

/** The value of SockFamily, launchd.plist(5). */
public enum SockFamily {
  /** IPv4 only. */
  IPV4("IPv4"),
  /** IPv6 only. */
  IPV6("IPv6"),
  /** One IPv6 socket that takes IPv4 too. */
  IPV4V6("IPv4v6"),
  /** A Unix socket; a SockPathName alone means the same. */
  UNIX("Unix");

  private final String word;

  SockFamily(String word) {
    this.word = word;
  }

  /** The word as it stands in a plist. */
  public String word() {
    return word;
  }

  /** The constant of a word, read without regard to case as launchd does. */
  public static Optional<SockFamily> of(String word) {
    for (SockFamily constant : values()) {
      if (constant.word.equalsIgnoreCase(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
