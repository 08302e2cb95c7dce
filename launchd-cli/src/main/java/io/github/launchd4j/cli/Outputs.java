package io.github.launchd4j.cli;

import io.github.launchd4j.plist.finding.Reason;
import io.github.launchd4j.plist.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that commands write. */
final class Outputs {

  /** The argument for standard output. */
  private static final String STDOUT = "-";

  private Outputs() {}

  /** Puts other content into the file that was read. */
  static void replace(String input, EditedFile file, byte[] bytes) throws UsageException {
    try {
      file.replace(bytes);
    } catch (IOException e) {
      throw new UsageException(Inputs.name(input) + ": cannot be written: " + Reason.of(e));
    }
  }

  /** Writes a text: to standard output if the file is called "-". */
  static void write(Terminal terminal, String file, String text) throws UsageException {
    write(terminal, file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file as a whole, or leaves it as it was: into the place of a link's target, with its
   * old owner and mode. What is not a regular file is written to, never replaced; "-" is standard
   * output.
   */
  static void write(Terminal terminal, String file, byte[] bytes) throws UsageException {
    if (file.equals(STDOUT)) {
      terminal.out().writeBytes(bytes);
      return;
    }
    try {
      Path path = Path.of(file);
      if (Files.isRegularFile(path)) {
        try (EditedFile there = EditedFile.open(path)) {
          there.replace(bytes);
        }
      } else if (Files.isDirectory(path)) {
        throw new UsageException(Inputs.name(file) + ": cannot be written: it is a folder");
      } else if (Files.exists(path)) {
        try (OutputStream device = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
          device.write(bytes);
        }
      } else {
        AtomicFile.write(path, bytes, AtomicFile.PLIST_MODE);
      }
    } catch (UsageException e) {
      throw e;
    } catch (IOException e) {
      throw new UsageException(Inputs.name(file) + ": cannot be written: " + Reason.of(e));
    }
  }
}
