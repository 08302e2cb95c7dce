package io.github.launchd4j.plist.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The #! line of a script that is at hand. */
final class FirstLine {

  private static final int MAX = 512; // execve(2) of macOS reads as much

  private FirstLine() {}

  /** The interpreter and what follows it; nothing if the file is not at hand or is no script. */
  static List<String> of(String program) {
    if (!program.startsWith("/") || program.startsWith("/dev/")) {
      return List.of();
    }
    try {
      Path file = Path.of(program);
      // Those of Linux's /proc have no size, and reading one may wait for ever.
      return Files.isRegularFile(file) && Files.size(file) > 0 ? read(file) : List.of();
    } catch (IOException | InvalidPathException e) {
      return List.of(); // not for this user, or gone: nothing to say
    }
  }

  private static List<String> read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    if (!text.startsWith("#!") || end < 0) {
      return List.of();
    }
    String line = text.substring(2, end);
    int begin = 0;
    while (begin < line.length() && " \t".indexOf(line.charAt(begin)) >= 0) {
      begin++;
    }
    return begin == line.length() ? List.of() : List.of(line.substring(begin).split("[ \t]+", -1));
  }
}
