package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's code is that of src/it/readme, which is compiled and run. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path PROJECT = Path.of("src", "it", "readme");

  @ParameterizedTest
  @CsvSource({"java, src/main/java/com/example/Hello.java, 13", "xml, pom.xml, 12"})
  void theFirstBlockIsARunningFile(String language, String file, int mostLines) throws IOException {
    String block = blocks(language).get(0);
    assertTrue(block.lines().count() <= mostLines, block);
    String source =
        Files.readString(PROJECT.resolve(file))
            .replace("@project.version@", System.getProperty("project.version"))
            .replace("@it.port@", "8080");
    assertTrue(unindented(source).contains(unindented(block)), block);
  }

  private static List<String> blocks(String language) throws IOException {
    Pattern fence =
        Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    Matcher matcher = fence.matcher(Files.readString(README));
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
