package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FenceTest {

  @Test
  void dd_plist_is_known_to_one_package_only() throws IOException {
    Path sources = Fixtures.MODULE.resolve("src/main/java/io/github/launchd4j/plist");
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file).contains("com.dd.plist")) {
          packages.add(sources.relativize(file.getParent()).toString());
        }
      }
    }
    assertEquals(Set.of("io"), packages);
  }
}
