package io.github.launchd4j.cli;

import io.github.launchd4j.host.CommandRunner;
import java.util.ArrayList;
import java.util.List;

/** The command line on a machine whose id(1) is that of src/test/mac. */
final class OnFakeMac {

  private OnFakeMac() {}

  public static void main(String[] arguments) {
    CommandRunner real = LaunchctlOptions.programs;
    LaunchctlOptions.programs = command -> real.run(onMac(command));
    Launchd4j.main(arguments);
  }

  private static List<String> onMac(List<String> command) {
    List<String> words = new ArrayList<>(command);
    if (words.get(0).equals("/usr/bin/id")) {
      words.set(0, InstallCommandsTest.MAC + "/id");
    }
    return words;
  }
}
