package io.github.launchd4j.testkit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** launchctl in Java, for machines without cc. */
final class LaunchctlMain {
  private LaunchctlMain() {}

  /** The control socket, then launchctl's arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
    try {
      if (words.size() > 2 && words.get(0).equals("asuser")) {
        System.exit(
            new ProcessBuilder(words.subList(2, words.size())).inheritIO().start().waitFor());
      }
      print(FileDescriptor.out, LaunchdControl.perform(Path.of(arguments[0]), words));
    } catch (LaunchctlException e) {
      print(FileDescriptor.err, e.getMessage() + "\n");
      System.exit(e.number());
    } catch (IOException e) {
      print(FileDescriptor.err, "launchctl: " + e.getMessage() + "\n");
      System.exit(1);
    }
  }

  private static void print(FileDescriptor stream, String text) {
    try (PrintStream out =
        new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8)) {
      out.print(text);
    }
  }
}
