package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A folder for RootDirectory, with programs of this machine and the libraries that they need. */
final class JailFolder {
  private static final Path LDD = Path.of("/usr/bin/ldd");
  private static final Pattern PATH = Pattern.compile("/\\S+");

  private JailFolder() {}

  /** Fills a folder with a shell, env(1) and other programs; skips the test without ldd(1). */
  static Path fill(Path root, String... programs) throws IOException {
    assumeTrue(Files.isExecutable(LDD), "there is no " + LDD + " to tell what a shell needs");
    Files.createDirectories(root);
    Files.setAttribute(root, "unix:mode", 0755);
    add(root, Path.of("/bin/sh"));
    add(root, Path.of("/usr/bin/env"));
    for (String each : programs) {
      add(root, Path.of(each));
    }
    return root;
  }

  private static void add(Path root, Path program) throws IOException {
    copy(root, program);
    Process ldd = new ProcessBuilder(LDD.toString(), program.toString()).start();
    String told = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    for (MatchResult library : PATH.matcher(told).results().toList()) {
      copy(root, Path.of(library.group()));
    }
  }

  private static void copy(Path root, Path file) throws IOException {
    Path there = root.resolve(file.toString().substring(1));
    Files.createDirectories(there.getParent());
    try {
      Files.copy(file, there);
    } catch (FileAlreadyExistsException e) {
      // another program needs it too
    }
  }
}
