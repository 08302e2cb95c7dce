package io.github.launchd4j.testkit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shell that becomes the job by exec, and so keeps its process id. It sets up what posix_spawn
 * cannot, waits until it is released, and then does what must not be done earlier: folder, log
 * files, and the variables with the id of the job's process, which only that process knows before
 * exec.
 *
 * <p>The job does not see what a shell exports of its own. dash adds PWD, which can be unset. Other
 * shells add more (bash: SHLVL and _), and dash drops names that are not identifiers: then env(1)
 * builds the environment from scratch. (This also carries DYLD_ variables past macOS's /bin/sh.)
 */
public record ExecShell(String file, List<String> argv, List<String> envp) {
  private static final String SHELL = "/bin/sh";
  private static final String ENV = "/usr/bin/env";
  private static final Set<String> DASH_OWN =
      Set.of("PWD", "OLDPWD", "IFS", "OPTIND", "PPID", "PS1", "PS2", "PS4", "MAIL", "MAILPATH");

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
   * @param switching the command that changes the user, put before the shell; may be empty
   * @param script what the shell does before exec
   * @param jail the command that changes the root, put before the program; may be empty
   * @param last variables that the shell sets, in its own syntax
   * @throws IOException if bash is needed and not installed
   */
  public static ExecShell of(
      List<String> switching,
      String script,
      List<String> jail,
      Program program,
      Map<String, String> variables,
      List<String> last)
      throws IOException {
    List<String> envp = new ArrayList<>();
    variables.forEach((name, value) -> envp.add(name + "=" + value));
    List<String> command = command(jail, program, variables.containsKey("SHLVL"));
    boolean direct = isDash() && variables.keySet().stream().allMatch(ExecShell::passesDash);
    String assignments = String.join(" ", last);
    List<String> argv = new ArrayList<>(switching);
    argv.addAll(List.of(SHELL, "-c"));
    if (direct) {
      argv.add(script + (last.isEmpty() ? "" : "export " + assignments + "\n") + "exec \"$@\"");
      argv.add(SHELL);
    } else {
      argv.add(script + "exec \"$0\" -i " + assignments + " \"$@\"");
      argv.add(ENV);
      argv.addAll(envp);
    }
    argv.addAll(command);
    List<String> own = List.of("PATH=" + Program.STANDARD_PATH);
    return new ExecShell(argv.get(0), argv, direct ? envp : own);
  }

  private static List<String> command(List<String> jail, Program program, boolean hasLevel)
      throws IOException {
    List<String> command = new ArrayList<>(jail);
    String argv0 = program.argv().get(0);
    // env(1) would read a program with = in its path as one more variable.
    if (!program.file().equals(argv0) || program.file().contains("=")) {
      command.addAll(BASH);
      command.addAll(List.of((hasLevel ? "" : NO_LEVEL) + WITH_ARGV0, argv0));
      if (!Files.isExecutable(Path.of(BASH.get(0)))) {
        throw new IOException(
            "ProgramArguments[0] \"%s\" is not the path of the program; the emulator needs %s for that; install it"
                .formatted(argv0, BASH.get(0)));
      }
    }
    command.add(program.file());
    command.addAll(program.argv().subList(1, program.argv().size()));
    return command;
  }

  private static boolean passesDash(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !DASH_OWN.contains(name);
  }

  private static boolean isDash() throws IOException {
    return Path.of(SHELL).toRealPath().endsWith("dash");
  }

  /** A word that the shell takes literally. */
  public static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
