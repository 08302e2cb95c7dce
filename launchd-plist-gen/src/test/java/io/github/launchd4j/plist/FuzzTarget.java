package io.github.launchd4j.plist;

import io.github.launchd4j.plist.edit.Fix;
import io.github.launchd4j.plist.explain.Explanation;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@link FuzzTest} lets Jazzer call: whatever comes out of here but normally is a bug. */
public final class FuzzTarget {

  private FuzzTarget() {}

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

  /** Feeds every file of these folders to {@link #fuzzerTestOneInput}, naming one that fails. */
  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          try {
            fuzzerTestOneInput(Files.readAllBytes(file));
          } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(file.toString(), e);
          }
        }
      }
    }
  }

  /** Reads, uses, writes and reads again. */
  public static void fuzzerTestOneInput(byte[] input) throws PlistException {
    fix(input);
    PlistDictionary read;
    String xml;
    try {
      read = PlistFile.read(input);
      use(read);
      xml = PlistFile.toXml(read);
    } catch (PlistException refused) {
      checkOneLine(refused);
      return;
    }
    if (!read.equals(PlistFile.read(xml.getBytes(StandardCharsets.UTF_8)))) {
      throw new AssertionError("reads back as something else: " + xml);
    }
  }

  /** All that is done with a property list: checking, explaining, curing. */
  static void use(PlistDictionary job) {
    Validator.validate(job);
    Explanation.of(job, Optional.empty(), CLOCK).toHtml(List.of());
    try {
      fix(PlistFile.toXml(job).getBytes(StandardCharsets.UTF_8));
    } catch (PlistException refused) {
      checkOneLine(refused);
    }
  }

  private static void fix(byte[] file) {
    try {
      Fix.of(file).diff("job");
    } catch (IOException refused) {
      checkOneLine(refused);
    }
  }

  private static void checkOneLine(IOException refused) {
    String message = String.valueOf(refused.getMessage());
    if (message.lines().count() != 1) {
      throw new AssertionError("not one line: " + message, refused);
    }
  }
}
