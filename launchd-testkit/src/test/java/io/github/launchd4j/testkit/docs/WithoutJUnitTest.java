package io.github.launchd4j.testkit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The last example of docs/testing.md; and that both stand there as they are here. */
class WithoutJUnitTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n(.*?)```");

  @Test
  void theJobStartsOnTheFirstConnection() throws Exception {
    SocketEntry loopback = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
    Job job =
        Job.from(
            Job.from(PlistFile.read(Path.of("src/test/launchd/com.example.time.plist")))
                .toPropertyList()
                .with(
                    "Sockets",
                    Job.builder("x")
                        .program("/x")
                        .socket("Listeners", loopback)
                        .build()
                        .toPropertyList()
                        .get("Sockets")
                        .orElseThrow()));
    // example
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job)
            .output(System.out::println)
            .throttle(Duration.ofMillis(10))
            .start()) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      // connect: the job starts
      SocketChannel.open(address).close();
      launchd.awaitExits(1, Duration.ofSeconds(60));
      assertEquals("127.0.0.1", ((InetSocketAddress) address).getAddress().getHostAddress());
    }
  }

  @Test
  void theExamplesOfTheGuideAreTheseFiles() throws Exception {
    Path folder = Path.of("src/test/java/io/github/launchd4j/testkit/docs");
    String sources =
        squeezed(
            Files.readString(folder.resolve("TimeTest.java"))
                + Files.readString(folder.resolve("UpperCaseServerTest.java"))
                + Files.readString(folder.resolve("WithoutJUnitTest.java")));
    List<String> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("../docs/testing.md")));
    while (matcher.find()) {
      examples.add(squeezed(matcher.group(1).replaceFirst("\n}\n$", "")));
    }
    assertEquals(3, examples.size());
    assertEquals(List.of(), examples.stream().filter(each -> !sources.contains(each)).toList());
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
