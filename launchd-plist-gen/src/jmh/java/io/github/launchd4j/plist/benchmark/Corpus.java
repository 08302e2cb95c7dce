package io.github.launchd4j.plist.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The XML files of the folder that -Dcorpus names, in memory. */
@State(Scope.Benchmark)
public class Corpus {

  List<byte[]> files = List.of();

  @Setup(Level.Trial)
  public void load() throws IOException {
    files = files(Path.of(System.getProperty("corpus"))).stream().map(Corpus::bytes).toList();
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".plist"))
          .filter(file -> isXml(bytes(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isXml(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.UTF_8);
    return start.stripLeading().startsWith("<");
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
