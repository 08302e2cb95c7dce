package io.github.launchd4j.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** launchctl in Java, for machines without cc. */
final class LaunchctlMain {
  private LaunchctlMain() {}

  /** The control socket, then launchctl's arguments. */
  @SuppressWarnings("SystemOut") // a program
  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
    try {
      if (words.size() > 2 && words.get(0).equals("asuser")) {
        System.exit(
            new ProcessBuilder(words.subList(2, words.size())).inheritIO().start().waitFor());
      }
      System.out.print(LaunchdControl.perform(Path.of(arguments[0]), words));
      System.out.flush();
    } catch (LaunchctlException e) {
      System.err.println(e.getMessage());
      System.exit(e.number());
    } catch (IOException e) {
      System.err.println("launchctl: " + e.getMessage());
      System.exit(1);
    }
  }
}
