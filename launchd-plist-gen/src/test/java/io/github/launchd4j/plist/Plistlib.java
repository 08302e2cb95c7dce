package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Python's reader and writer of property lists. */
final class Plistlib {

  private final Path folder;

  /** With a folder for the files to read, and for those that are written. */
  Plistlib(Path folder) {
    this.folder = folder;
  }

  /** What {@link Dump} would say of each file, or "refused" and why: by one process for all. */
  List<String> read(List<byte[]> files) throws IOException, InterruptedException {
    return run(files, "");
  }

  /** As {@link #read}, and writes each value again. */
  List<String> rewrite(List<byte[]> files) throws IOException, InterruptedException {
    return run(files, "rewrite");
  }

  private List<String> run(List<byte[]> files, String rewrite)
      throws IOException, InterruptedException {
    Path script = Fixtures.MODULE.resolve("src/test/resources/differential/plistlib_dump.py");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < files.size(); i++) {
      names.append(Files.write(folder.resolve(i + ".plist"), files.get(i))).append('\n');
    }
    Path in = Files.writeString(folder.resolve("names"), names);
    Path out = folder.resolve("values");
    Process python;
    try {
      python =
          new ProcessBuilder("python3", script.toString(), rewrite)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      return abort("needs python3");
    }
    assertTrue(python.waitFor(2, TimeUnit.MINUTES), "python3 ends");
    assertEquals(0, python.exitValue());
    List<String> values = Files.readAllLines(out, StandardCharsets.US_ASCII);
    assertEquals(files.size(), values.size());
    return values;
  }

  /** What {@link #rewrite} wrote of the file of that number: in XML and in binary. */
  List<byte[]> written(int number) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String form : List.of(".xml", ".binary")) {
      files.add(Files.readAllBytes(folder.resolve(number + ".plist" + form)));
    }
    return files;
  }
}
