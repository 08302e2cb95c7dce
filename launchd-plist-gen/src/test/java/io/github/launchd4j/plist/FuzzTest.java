package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.key.KeyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A few seconds of Jazzer on the reader, the rules, the explanation, the cures and the writer,
 * beginning with what longer runs have found. It ends with an error on any exception but ours, on a
 * file that takes longer than 20 seconds, and when the heap of 256 MB is full. A longer run, which
 * keeps what it finds:
 *
 * <pre>mvn test -pl launchd-plist-gen -Dtest=FuzzTest -Dfuzz.seconds=600</pre>
 *
 * <p>What is kept is thinned out by Jazzer's {@code -merge=1 -use_counters=0}.
 */
class FuzzTest {

  private static final Path KEPT = Fixtures.MODULE.resolve("src/test/resources/fuzz");
  private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64");

  @TempDir Path folder;

  @Test
  void nothing_but_our_own_exception_comes_out() throws IOException, InterruptedException {
    assumeTrue(
        ARCHITECTURES.contains(System.getProperty("os.arch")),
        "needs x86-64, which Jazzer's native part is made for");
    Integer seconds = Integer.getInteger("fuzz.seconds");
    Path log = folder.resolve("log");
    Process jazzer =
        new ProcessBuilder(command(seconds == null ? 3 : seconds, seconds != null))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    long patience = seconds == null ? 300 : seconds + 300L;
    boolean ended = jazzer.waitFor(patience, TimeUnit.SECONDS);
    jazzer.destroyForcibly();
    String end = ended && jazzer.waitFor() == 0 ? "" : Files.readString(log);
    assertEquals("", end);
  }

  private List<String> command(int seconds, boolean keep) throws IOException {
    Path finds = Files.createDirectory(folder.resolve("finds"));
    List<Path> corpora = new ArrayList<>(keep ? List.of(KEPT) : List.of(finds, KEPT));
    corpora.add(Fixtures.RULES);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=io.github.launchd4j.**",
                "-max_total_time=" + seconds,
                "-timeout=20",
                "-dict=" + dictionary(),
                "-max_len=4096",
                "-rss_limit_mb=2048"));
    corpora.forEach(corpus -> command.add(corpus.toString()));
    return command;
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
