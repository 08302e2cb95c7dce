package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.testkit.jna.Children;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.FileAction;
import io.github.launchd4j.testkit.jna.Spawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a program with descriptors as a service manager would, rightly or wrongly: by a script of
 * /bin/sh, which has the command as {@code "$@"}, and its own process id, which is the program's
 * after exec, as {@code $$}.
 */
record Starter(Path folder) {
  private static final int ABOVE = 200;

  /**
   * Runs it to its end.
   *
   * @param descriptorByNumber which of this process's own the program finds under which number
   */
  ProgramRun run(
      Map<Integer, Integer> descriptorByNumber,
      String script,
      Map<String, String> variables,
      List<String> command)
      throws IOException {
    List<FileAction> actions = new ArrayList<>();
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    int write = Constants.O_WRONLY | Constants.O_CREAT;
    Files.deleteIfExists(output);
    Files.deleteIfExists(errors);
    descriptorByNumber.forEach(
        (number, own) -> actions.add(new FileAction.Dup2(own, ABOVE + number)));
    actions.add(new FileAction.Open(0, "/dev/null", Constants.O_RDONLY));
    actions.add(new FileAction.Open(1, output.toString(), write));
    actions.add(new FileAction.Open(2, errors.toString(), write));
    descriptorByNumber
        .keySet()
        .forEach(
            number -> {
              actions.add(new FileAction.Dup2(ABOVE + number, number));
              actions.add(new FileAction.Close(ABOVE + number));
            });
    List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    argv.addAll(command);
    List<String> environment = new ArrayList<>(List.of("PATH=/usr/bin:/bin"));
    variables.forEach((name, value) -> environment.add(name + "=" + value));
    int first = descriptorByNumber.keySet().stream().mapToInt(n -> n + 1).max().orElse(0);
    int pid = Spawn.posix_spawn("/bin/sh", argv, environment, actions, Math.max(3, first));
    int status = Children.waitpid(pid);
    String printed = Files.readString(output);
    assertEquals(0, status, () -> "status of the program, which wrote " + read(errors) + printed);
    return new ProgramRun(ProgramRun.printed(printed), read(errors));
  }

  /** The script that hands over as systemd does: descriptors from 3 on. */
  static String systemd(int count, String names) {
    return "export LISTEN_PID=$$ LISTEN_FDS="
        + count
        + " LISTEN_FDNAMES="
        + names
        + "; exec \"$@\"";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
