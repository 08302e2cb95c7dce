package io.github.launchd4j.plist.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that commands write, beside property lists. */
final class Outputs {

  private Outputs() {}

  static void write(String file, String text) throws Trouble {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(String file, byte[] bytes) throws Trouble {
    try {
      Files.write(Path.of(file), bytes);
    } catch (IOException e) {
      throw trouble(file, e);
    }
  }

  static Trouble trouble(String file, IOException e) {
    String why = e.getMessage();
    if (e instanceof FileSystemException failure) {
      why = failure.getReason() == null ? e.getClass().getSimpleName() : failure.getReason();
    }
    return new Trouble(Inputs.name(file) + ": cannot be written: " + why);
  }
}
