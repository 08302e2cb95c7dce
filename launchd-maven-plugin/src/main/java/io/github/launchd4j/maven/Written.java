package io.github.launchd4j.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.maven.plugin.logging.Log;

/** Files that goals make: one that is as it should be keeps its time. */
final class Written {
  private Written() {}

  static void to(Path file, String text, Log log) throws IOException {
    if (!isUpToDate(file, text, log)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
      log.info("wrote " + file);
    }
  }

  /** Whether the file holds that text; if so, it is logged. */
  static boolean isUpToDate(Path file, String text, Log log) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(file) || !Arrays.equals(wanted, Files.readAllBytes(file))) {
      return false;
    }
    log.info(file + " is up to date");
    return true;
  }
}
