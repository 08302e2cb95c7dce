package io.github.launchd4j.testkit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shell that becomes the job by exec, with the same process id throughout. It sets up what
 * posix_spawn cannot, waits for a word, and does what is only right at the last moment: folder, log
 * files, and the variables that hold the id of the job's process, which only that process can know
 * before exec.
 *
 * <p>What a shell exports of its own is kept from the job. dash adds PWD, which can be unset. Other
 * shells add more (bash: SHLVL and _), and dash drops names that are no identifiers: there, env(1)
 * makes the environment anew. (That also brings DYLD_ variables past /bin/sh of macOS.)
 */
public record ExecShell(String file, List<String> argv, List<String> envp) {
  private static final String SHELL = "/bin/sh";
  private static final String ENV = "/usr/bin/env";
  private static final Set<String> DASH_OWN =
      Set.of("PWD", "OLDPWD", "IFS", "OPTIND", "PPID", "PS1", "PS2", "PS4", "MAIL", "MAILPATH");

  // Of what is at hand, only bash sets another argv[0]. With a socket on descriptor 0 it takes
  // itself
  // for rshd's and reads ~/.bashrc (bash(1), "INVOCATION"), but for --norc; -p keeps it from
  // BASH_ENV, SHELLOPTS and exported functions.
  private static final List<String> BASH = List.of("/bin/bash", "--norc", "-p", "-c");
  // An array is never exported, so that exec brings no SHLVL of its own to the job.
  private static final String NO_LEVEL = "unset SHLVL; declare -a SHLVL; ";
  private static final String WITH_ARGV0 = "unset PWD OLDPWD; exec -a \"$0\" \"$@\"";

  /**
   * The command for a job.
   *
   * @param switching what changes the user, before the shell; may be empty
   * @param script what the shell does before exec
   * @param jail what stands before the program, to change its root; may be empty
   * @param last variables that the shell is to set, as it spells them
   * @throws IOException if there is no bash where one is needed
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
    // env(1) would take a program with = in its path for one more variable.
    if (!program.file().equals(argv0) || program.file().contains("=")) {
      command.addAll(BASH);
      command.addAll(List.of((hasLevel ? "" : NO_LEVEL) + WITH_ARGV0, argv0));
      if (!Files.isExecutable(Path.of(BASH.get(0)))) {
        throw new IOException(
            "ProgramArguments[0] \"%s\" is not the program, and to start it so the emulator needs %s"
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

  /** A word that the shell takes as it is. */
  public static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
