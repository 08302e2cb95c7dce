package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Eclipse marks a goal of the lifecycle that META-INF/m2e does not know as an error. */
class EclipseMappingTest {

  @Test
  void everyGoalWithAPhaseHasAMapping() throws IOException {
    Set<String> goals = new TreeSet<>();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/launchd4j/maven"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith("Mojo.java")).toList()) {
        String text = Files.readString(source);
        if (text.contains("defaultPhase")) {
          goals.addAll(all("name = \"(\\w+)\"", text));
        }
      }
    }
    Path mapping = Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml");
    assertEquals(goals, all("<goal>(\\w+)</goal>", Files.readString(mapping)));
  }

  private static Set<String> all(String regex, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(regex).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
