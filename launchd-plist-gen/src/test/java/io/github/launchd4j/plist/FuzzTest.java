package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.key.KeyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reader, the rules, the explanation, the cures and the writer on files that chance made. An
 * everyday build feeds them what Jazzer has found before, which fuzz.zip keeps. A longer run seeks
 * more and adds it to the archive; it ends with an error on any exception but ours, on a file that
 * takes longer than 20 seconds, and when the heap of 256 MB is full:
 *
 * <pre>mvn test -pl launchd-plist-gen -Dtest=FuzzTest -Dfuzz.seconds=600</pre>
 *
 * <p>What is kept is thinned out by Jazzer's {@code -merge=1 -use_counters=0}.
 */
class FuzzTest {

  private static final Path KEPT = Fixtures.MODULE.resolve("src/test/resources/fuzz.zip");
  private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64");

  @TempDir Path folder;

  @Test
  void what_longer_runs_have_found_is_read_or_refused() throws IOException, InterruptedException {
    run(300, List.of(FuzzTarget.class.getName(), unpacked().toString(), Fixtures.RULES.toString()));
  }

  @Test
  void nothing_but_our_own_exception_comes_out() throws IOException, InterruptedException {
    int seconds = Integer.getInteger("fuzz.seconds", 0);
    assumeTrue(seconds > 0, "a long run, by -Dfuzz.seconds=600 or -Pthorough");
    assumeTrue(
        ARCHITECTURES.contains(System.getProperty("os.arch")),
        "needs x86-64, which Jazzer's native part is made for");
    Path finds = unpacked();
    try {
      run(seconds + 300, jazzer(seconds, finds));
    } finally {
      pack(finds);
    }
  }

  private void run(int patience, List<String> program) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(program);
    Path log = folder.resolve("log");
    Process java =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = java.waitFor(patience, TimeUnit.SECONDS);
    java.destroyForcibly();
    assertEquals("", ended && java.waitFor() == 0 ? "" : Files.readString(log));
  }

  private Path unpacked() throws IOException {
    Path finds = Files.createDirectory(folder.resolve("finds"));
    try (ZipFile archive = new ZipFile(KEPT.toFile())) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        Files.copy(archive.getInputStream(entry), finds.resolve(entry.getName()));
      }
    }
    return finds;
  }

  /** In order of their names and without a time, so that equal finds make an equal archive. */
  private static void pack(Path finds) throws IOException {
    try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(KEPT));
        Stream<Path> files = Files.list(finds)) {
      for (Path file : files.sorted().toList()) {
        ZipEntry entry = new ZipEntry(file.getFileName().toString());
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        archive.putNextEntry(entry);
        archive.write(Files.readAllBytes(file));
      }
    }
  }

  private List<String> jazzer(int seconds, Path finds) throws IOException {
    return List.of(
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + FuzzTarget.class.getName(),
        "--instrumentation_includes=io.github.launchd4j.**",
        "-max_total_time=" + seconds,
        "-timeout=20",
        "-dict=" + dictionary(),
        "-max_len=4096",
        "-rss_limit_mb=2048",
        finds.toString(),
        Fixtures.RULES.toString());
  }

  /** Words that chance does not find: the keys, the tags, and numbers at the limits of types. */
  private Path dictionary() throws IOException {
    Stream<String> keys = KeyTable.all().stream().map(key -> "<key>" + key.name() + "</key>");
    Stream<String> limits =
        Stream.of("2147483648", "-2147483649", "9223372036854775808", "18446744073709551615")
            .map(number -> "<integer>" + number + "</integer>");
    Stream<String> tags =
        Stream.of("<dict>", "</dict>", "<array>", "</array>", "<string>", "<true/>");
    List<String> words =
        Stream.of(keys, limits, tags)
            .flatMap(each -> each)
            .distinct()
            .map(word -> '"' + word + '"')
            .toList();
    return Files.write(folder.resolve("dictionary"), words);
  }
}
