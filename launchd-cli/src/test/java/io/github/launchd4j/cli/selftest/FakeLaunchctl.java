package io.github.launchd4j.cli.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A launchctl that writes down how it was called, and keeps one job: a file named "loaded". What it
 * does on a sub-command can be replaced.
 */
final class FakeLaunchctl {
  private final Path folder;

  FakeLaunchctl(Path parent) throws IOException {
    folder = Files.createDirectory(parent.resolve("launchctl"));
    script("bootstrap", "touch loaded");
    script("bootout", "rm loaded");
    script("print", "test -e loaded || exit 113");
    Files.writeString(
        path(),
        """
        #!/bin/sh
        cd "${0%/*}"
        echo "$*" >> calls
        . "./do-$1"
        """);
    Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rwx------"));
  }

  Path path() {
    return folder.resolve("launchctl");
  }

  /** What a sub-command does, in the words of sh; it runs in the folder of the fake. */
  void script(String command, String lines) throws IOException {
    Files.writeString(folder.resolve("do-" + command), lines + "\n");
  }

  List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }
}
