package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.Position;

/**
 * How much of a file is read before it is refused. A launchd.plist has some kilobytes; the bounds
 * are for files that are none, or that are made to harm.
 */
final class Budget {

  /** Bytes of a file: 16 MiB. */
  static final int MAX_BYTES = 16 << 20;

  /** Containers inside each other. CoreFoundation's readers have the same bound, libxpc's none. */
  static final int MAX_DEPTH = 512;

  /** Keys and values, those that are there by reference counted each time. */
  static final int MAX_VALUES = 250_000;

  private static final String NOT_A_JOB = "no launchd.plist is that large; check what the file is";

  private Budget() {}

  static PlistException tooDeep(Position position) {
    return refuse(
        position,
        "nested more than " + MAX_DEPTH + " levels deep, the limit of plutil and of this reader");
  }

  static PlistException tooLarge() {
    return refuse(Position.NONE, "larger than 16 MiB, the limit of this reader");
  }

  static PlistException tooMany() {
    return tooMany(Position.NONE);
  }

  static PlistException tooMany(Position position) {
    return refuse(position, "more than 250,000 values, the limit of this reader");
  }

  private static PlistException refuse(Position position, String message) {
    return new PlistException(Code.LP006, position, message, NOT_A_JOB);
  }
}
