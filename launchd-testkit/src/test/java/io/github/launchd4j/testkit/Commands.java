package io.github.launchd4j.testkit;

import java.io.File;
import java.util.Arrays;

/** The commands of this machine, for tests that need one that may be absent. */
public final class Commands {
  private Commands() {}

  /** Whether a command is on the PATH. */
  public static boolean isOnPath(String command) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> new File(folder, command).canExecute());
  }
}
