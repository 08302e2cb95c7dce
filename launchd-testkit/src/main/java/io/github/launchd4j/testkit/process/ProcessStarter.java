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
 * How a job is brought to life: its limits, files, folder, descriptors and environment.
 *
 * @param preload what gives it launch_activate_socket; without it, the sockets come by systemd's
 *     protocol
 * @param shared the variables that every job of the domain gets
 */
public record ProcessStarter(
    Job job,
    Identity identity,
    JobSockets sockets,
    Optional<Preload> preload,
    SharedVariables shared,
    Optional<JobOutput> output,
    Watchdog guardian) {
  private static final int FIRST_SOCKET = 3; // SD_LISTEN_FDS_START, sd_listen_fds(3)

  /**
   * Whether the job could be started now.
   *
   * @return the program that would be
   * @throws IOException if not, for which launchd gives 78; the message says why
   */
  public Program check() throws IOException {
    SetUp setUp = SetUp.of(job, identity);
    setUp.check();
    return Program.of(job, setUp.root());
  }

  /**
   * Makes the process of a job that gets all of its sockets, from descriptor 3 on.
   *
   * @throws IOException if it cannot be made
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
   * Makes a process of a job that has inetdCompatibility: the socket is its standard input, output
   * and error, but for those that have a file (seen with Apple's ssh.plist).
   *
   * @throws IOException if it cannot be made
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
    List<String> last =
        preload.isPresent()
            ? preload.get().announce(names, variables)
            : JobEnvironment.listenFds(names, variables);
    SetUp setUp = SetUp.of(job, identity);
    boolean globs =
        job.toPropertyList().get("EnableGlobbing").equals(Optional.of(new PlistBoolean(true)))
            && setUp.jail().isEmpty();
    List<String> rest = program.argv().subList(1, program.argv().size());
    ExecShell carrier =
        ExecShell.of(
            setUp.switching(),
            setUp.script(wordTarget) + (globs ? Globbing.script(rest, identity.user()) : ""),
            setUp.jail(),
            globs ? new Program(program.file(), program.argv().subList(0, 1)) : program,
            variables,
            last);
    Descriptors.Pipe word = Descriptors.pipe();
    try {
      Descriptors.blocking(word.read(), true);
      sourceByTarget.put(wordTarget, word.read());
      int pid =
          Spawn.posix_spawn(
              carrier.file(),
              carrier.argv(),
              carrier.envp(),
              DescriptorMoves.actions(sourceByTarget),
              sourceByTarget.lastKey() + 1);
      setUp.setPriority(pid);
      return JobProcess.of(pid, word.write(), guardian);
    } catch (IOException | RuntimeException e) {
      Descriptors.close(word.write());
      throw e;
    } finally {
      Descriptors.close(word.read());
    }
  }
}
