package io.github.launchd4j.testkit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The shell that becomes the job by exec, and so keeps its process id. It sets up what posix_spawn
 * cannot, waits until it is released, and then does what must not be done earlier: folder, log
 * files, and the variable with the id of the job's process, which only that process knows before
 * exec.
 *
 * <p>The variables of the job come as the values of variables V0, V1, ... in the environment, which
 * is the process's own: others can read a command line. Under those names they mean nothing to the
 * commands that change the user, to their loader, and to the shell. At last env(1) makes them the
 * whole environment: {@code -S} replaces <code>${V0}</code> by its value within env's own memory
 * (GNU coreutils 8.30; FreeBSD's and macOS's env). Names that are not identifiers pass, DYLD_
 * variables get past macOS's /bin/sh, and nothing that a shell exports of its own is left.
 *
 * @param envp the whole environment, {@code NAME=VALUE}
 */
public record ExecShell(List<String> argv, List<String> envp) {
  private static final String SHELL = "/bin/sh";
  private static final String ENV = "/usr/bin/env";

  // Only bash can set another argv[0]. With a socket on descriptor 0 it assumes that rshd started
  // it
  // and reads ~/.bashrc (bash(1), "INVOCATION"), unless --norc is given; -p makes it ignore
  // BASH_ENV, SHELLOPTS and exported functions.
  private static final List<String> BASH = List.of("/bin/bash", "--norc", "-p", "-c");
  // An array is never exported, so that exec brings no SHLVL of its own to the job.
  private static final String NO_LEVEL = "unset SHLVL; declare -a SHLVL; ";
  private static final String WITH_ARGV0 = "unset PWD OLDPWD; exec -a \"$0\" \"$@\"";

  /**
   * The command for a job.
   *
   * @param switching the command that changes root and user, put before the shell; may be empty
   * @param script what the shell does before exec
   * @param pidVariable the name of a variable that gets the id of the process
   */
  public static ExecShell of(
      List<String> switching,
      String script,
      Program program,
      Map<String, String> variables,
      Optional<String> pidVariable) {
    List<String> envp = new ArrayList<>();
    StringJoiner references = new StringJoiner(" ");
    for (Map.Entry<String, String> each : variables.entrySet()) {
      String carrier = "V" + envp.size();
      envp.add(carrier + "=" + each.getKey() + "=" + each.getValue());
      references.add("\"${" + carrier + "}\"");
    }
    if (pidVariable.isPresent()) {
      references.add("\"${PID}\"");
    }
    String withPid = pidVariable.map(name -> "PID=" + name + "=$$\nexport PID\n").orElse("");
    List<String> argv = new ArrayList<>(switching);
    argv.addAll(List.of(SHELL, "-c"));
    argv.add(script + withPid + "exec " + ENV + " -i -S " + quote("-- " + references) + " \"$@\"");
    argv.add(SHELL);
    argv.addAll(command(program, variables.containsKey("SHLVL")));
    return new ExecShell(argv, envp);
  }

  private static List<String> command(Program program, boolean hasLevel) {
    List<String> command = new ArrayList<>();
    if (needsBash(program)) {
      command.addAll(BASH);
      command.addAll(List.of((hasLevel ? "" : NO_LEVEL) + WITH_ARGV0, program.argv().get(0)));
    }
    command.add(program.file());
    command.addAll(program.argv().subList(1, program.argv().size()));
    return command;
  }

  // env(1) would read a program with = in its path as one more variable.
  private static boolean needsBash(Program program) {
    return !program.file().equals(program.argv().get(0)) || program.file().contains("=");
  }

  /**
   * Checks that what it needs is there.
   *
   * @param root the folder that is / for the job
   */
  static void check(Program program, Path root) throws IOException {
    for (String each : List.of(SHELL, ENV)) {
      if (isMissing(each, root)) {
        throw new IOException(
            "RootDirectory \"%s\" has no %s, which the emulator needs there to prepare the job as its user; copy it there"
                .formatted(root, each));
      }
    }
    if (needsBash(program) && isMissing(BASH.get(0), root)) {
      throw new IOException(
          "ProgramArguments[0] \"%s\" is not the path of the program; the emulator needs %s for that; install it"
              .formatted(program.argv().get(0), BASH.get(0)));
    }
  }

  /** A link there leads to where only the process in that root gets. */
  private static boolean isMissing(String file, Path root) {
    return !Files.exists(root.resolve(file.substring(1)), LinkOption.NOFOLLOW_LINKS);
  }

  /** A word that the shell takes literally. */
  public static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
