package io.github.launchd4j.testkit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** launchctl in Java, for machines without cc: the same as launchctl.c. */
final class LaunchctlMain {
  private static final String ASUSER = "LAUNCHD_EMULATOR_ASUSER";

  private LaunchctlMain() {}

  /** The control socket, then launchctl's arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
    String user = System.getenv(ASUSER);
    try {
      if (words.size() > 2 && words.get(0).equals("asuser")) {
        ProcessBuilder command = new ProcessBuilder(words.subList(2, words.size())).inheritIO();
        command.environment().put(ASUSER, words.get(1));
        System.exit(command.start().waitFor());
      }
      if (user != null) {
        words.addAll(0, List.of("asuser", user));
      }
      LaunchdControl.Answer answer = LaunchdControl.answer(Path.of(arguments[0]), words);
      print(answer.failed() ? FileDescriptor.err : FileDescriptor.out, answer.text());
      System.exit(answer.number());
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
