package io.github.launchd4j.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that becomes the job by exec, with the same process id throughout.
 *
 * <p>LISTEN_PID (sd_listen_fds(3)) is the id of the job's process, which only that process can know
 * before exec: a shell tells it to env(1), which makes the environment anew, so that nothing of the
 * shell's own is in it (dash exports PWD, bash SHLVL) and nothing is lost (names that are no shell
 * identifiers; on macOS, DYLD_ variables, which do not pass /bin/sh).
 */
record Carrier(String file, List<String> argv, List<String> envp) {
  private static final String SHELL = "/bin/sh";
  private static final String ENV = "/usr/bin/env";
  private static final String WITH_PID = "exec \"$0\" -i \"LISTEN_PID=$$\" \"$@\"";
  private static final String WITHOUT_PID = "exec \"$0\" -i \"$@\"";

  // Of shells at hand, only bash sets an argv[0] by exec; what it exports goes, but for SHLVL=0.
  private static final String BASH = "/bin/bash";
  private static final String WITH_ARGV0 = "unset PWD OLDPWD; exec -a \"$0\" \"$@\"";

  /**
   * The command for a job.
   *
   * @param switching what changes the user, may be empty
   * @throws IOException if there is no bash where one is needed
   */
  static Carrier of(
      List<String> switching, Program program, Map<String, String> variables, boolean sockets)
      throws IOException {
    List<String> envp = new ArrayList<>();
    variables.forEach((name, value) -> envp.add(name + "=" + value));
    if (switching.isEmpty() && !sockets) {
      return new Carrier(program.file(), program.argv(), envp);
    }
    List<String> argv = new ArrayList<>(switching);
    argv.addAll(List.of(SHELL, "-c", sockets ? WITH_PID : WITHOUT_PID, ENV));
    argv.addAll(envp);
    String argv0 = program.argv().get(0);
    // env(1) would take a program with = in its path for one more variable.
    if (!program.file().equals(argv0) || program.file().contains("=")) {
      argv.addAll(List.of(BASH, "-c", WITH_ARGV0, argv0));
      needBash(argv0);
    }
    argv.add(program.file());
    argv.addAll(program.argv().subList(1, program.argv().size()));
    return new Carrier(argv.get(0), argv, List.of("PATH=" + Program.STANDARD_PATH));
  }

  private static void needBash(String argv0) throws IOException {
    if (!Files.isExecutable(Path.of(BASH))) {
      throw new IOException(
          "ProgramArguments[0] \"%s\" is not the program, and to start it so the emulator needs %s"
              .formatted(argv0, BASH));
    }
  }
}
