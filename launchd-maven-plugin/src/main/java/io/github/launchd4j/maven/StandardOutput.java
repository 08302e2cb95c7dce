package io.github.launchd4j.maven;

import java.io.PrintStream;
import java.util.List;

/** What a goal is asked for, as against a log of it: there with {@code mvn -q} too. */
final class StandardOutput {
  private StandardOutput() {}

  static void print(String text) {
    PrintStream out = System.out;
    out.println(text);
    out.flush();
  }

  static void print(String title, List<String> lines) {
    print(title);
    lines.forEach(line -> print("  " + line));
  }
}
