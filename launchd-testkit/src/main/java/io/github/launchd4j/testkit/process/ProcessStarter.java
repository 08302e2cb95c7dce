package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.Spawn;
import io.github.launchd4j.testkit.socket.JobSockets;
import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Starts the processes of a job, with its limits, files, folder, descriptors and environment.
 *
 * @param preload what gives it launch_activate_socket; if empty, the sockets are passed by
 *     systemd's protocol
 * @param shared the variables that every job of the domain gets
 */
public record ProcessStarter(
    Job job,
    Identity identity,
    JobSockets sockets,
    Optional<Preload> preload,
    SharedVariables shared,
    Optional<JobOutput> output,
    Strays strays) {
  private static final int FIRST_SOCKET = 3; // SD_LISTEN_FDS_START, sd_listen_fds(3)

  /**
   * Checks that the job can be started now.
   *
   * @return the program that would be started
   * @throws IOException if it cannot, which launchd reports as exit code 78; the message says why
   */
  public Program check() throws IOException {
    SetUp setUp = SetUp.of(job, identity);
    setUp.check();
    Program program = Program.of(job, setUp.root());
    ExecShell.check(program, setUp.root());
    return program;
  }

  /**
   * Creates a process that gets all sockets of the job, from descriptor 3 on, and waits.
   *
   * @throws IOException if it cannot be created
   */
  public JobProcess prepare(Program program) throws IOException {
    SortedMap<Integer, Integer> sourceByTarget = outputByTarget();
    int next = FIRST_SOCKET;
    for (OpenSocket socket : sockets.all()) {
      sourceByTarget.put(next++, socket.fd());
    }
    return spawn(program, sockets.names(), sourceByTarget, 0);
  }

  /**
   * Creates a process of a job with inetdCompatibility: the socket is its standard input, output
   * and error, except where the job names a file (launchd-842, launchproxy.c:212).
   *
   * @throws IOException if it cannot be created
   */
  public JobProcess prepareOn(int socket, Program program) throws IOException {
    SortedMap<Integer, Integer> sourceByTarget =
        new TreeMap<>(Map.of(0, socket, 1, socket, 2, socket));
    return spawn(program, List.of(), sourceByTarget, FIRST_SOCKET);
  }

  private SortedMap<Integer, Integer> outputByTarget() {
    return new TreeMap<>(
        Map.of(
            1, output.map(JobOutput::writeEnd).orElse(1),
            2, output.map(JobOutput::writeEnd).orElse(2)));
  }

  private JobProcess spawn(
      Program program,
      List<String> names,
      SortedMap<Integer, Integer> sourceByTarget,
      int wordTarget)
      throws IOException {
    Map<String, String> variables = JobEnvironment.of(job, identity.user(), shared.values());
    Optional<String> pidVariable =
        preload.isPresent()
            ? preload.get().announce(names, variables)
            : JobEnvironment.listenFds(names, variables);
    SetUp setUp = SetUp.of(job, identity);
    boolean globs =
        job.toPropertyList().get("EnableGlobbing").equals(Optional.of(new PlistBoolean(true)));
    List<String> rest = program.argv().subList(1, program.argv().size());
    ExecShell shell =
        ExecShell.of(
            setUp.switching(),
            setUp.script(wordTarget) + (globs ? Globbing.script(rest, identity.user()) : ""),
            globs ? new Program(program.file(), program.argv().subList(0, 1)) : program,
            variables,
            pidVariable);
    Descriptors.Pipe word = Descriptors.pipe();
    try {
      Descriptors.blocking(word.read(), true);
      sourceByTarget.put(wordTarget, word.read());
      int pid =
          Spawn.posix_spawn(
              shell.argv().get(0),
              shell.argv(),
              shell.envp(),
              DescriptorMoves.actions(sourceByTarget),
              sourceByTarget.lastKey() + 1);
      setUp.setPriority(pid);
      return JobProcess.of(pid, word.write(), strays.watchdog());
    } catch (IOException | RuntimeException e) {
      Descriptors.close(word.write());
      throw e;
    } finally {
      Descriptors.close(word.read());
    }
  }
}
