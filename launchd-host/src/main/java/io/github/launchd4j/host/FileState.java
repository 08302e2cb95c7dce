package io.github.launchd4j.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How the installed file compares with the given one. */
public enum FileState {
  /** There is none. */
  MISSING("missing"),
  /** It equals the given one byte for byte, or there is none to compare with. */
  PRESENT("present"),
  /** It differs from the given one. */
  DIFFERS("differs from the given one"),
  /** It cannot be read. */
  UNREADABLE("cannot be read");

  private final String words;

  FileState(String words) {
    this.words = words;
  }

  static FileState of(Path installed, Optional<Path> generated) {
    if (!Files.isRegularFile(installed)) {
      return MISSING;
    }
    try {
      return generated.isEmpty() || Files.mismatch(installed, generated.get()) < 0
          ? PRESENT
          : DIFFERS;
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  /** As {@link JobStatus} says it. */
  @Override
  public String toString() {
    return words;
  }
}
