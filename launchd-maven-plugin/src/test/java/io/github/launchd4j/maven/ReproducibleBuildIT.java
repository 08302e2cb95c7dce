package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the same sources in two folders, and compares the jars byte by byte. Takes minutes: run by
 * {@code -Pthorough}.
 */
class ReproducibleBuildIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> NOT_SOURCES = Set.of("target", ".git");
  private static final List<String> MODULES =
      List.of(
          "launchd-socket-core",
          "launchd-plist-gen",
          "launchd-host",
          "launchd-testkit",
          "launchd-socket-agent",
          "launchd-cli",
          "launchd-maven-plugin");

  @Test
  void twoBuildsAreEqualByteForByte(@TempDir Path folder) throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("another-name");
    for (Path copy : List.of(first, second)) {
      copySources(copy);
      build(copy);
    }
    for (String module : MODULES) {
      Path jar =
          Path.of(module, "target", module + "-" + System.getProperty("project.version") + ".jar");
      assertEquals(
          -1,
          Files.mismatch(first.resolve(jar), second.resolve(jar)),
          () -> "first byte that differs in " + jar);
    }
  }

  private static void copySources(Path copy) throws IOException {
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_SOURCES.contains(directory.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(ROOT.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              Files.copy(file, copy.resolve(ROOT.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void build(Path copy) throws IOException, InterruptedException {
    String mvn = Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            mvn,
            "--quiet",
            "--batch-mode",
            "--offline",
            "-DskipTests",
            "-Dspotless.check.skip",
            "-pl",
            "launchd-maven-plugin",
            "-am",
            "package");
    Path log = copy.resolveSibling("build.log");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    assertEquals(
        0,
        builder
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor(),
        () -> read(log));
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
