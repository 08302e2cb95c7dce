package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.jna.Children;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.FileAction;
import io.github.launchd4j.testkit.jna.Spawn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A process that outlives the emulator for a moment: when the pipe from the emulator breaks, after
 * kill -9 or otherwise, it kills the process groups that it watches. It cannot reach a process that
 * has left its group. Linux has PR_SET_PDEATHSIG (prctl(2)) for this, but posix_spawn cannot set
 * it, and macOS does not have it.
 *
 * <p>For the thread of the loop; before the loop runs, for the thread that starts this.
 */
public final class Watchdog implements AutoCloseable {
  private static final String SHELL = "/bin/sh";
  private static final String SCRIPT =
      """
      groups=' '
      while read -r what group; do
        case $what in
          watch) groups="$groups$group " ;;
          forget) groups="${groups%%" $group "*} ${groups#*" $group "}" ;;
        esac
      done
      for group in $groups; do kill -s KILL -- "-$group"; done
      """;

  private final Set<Integer> groups = new HashSet<>();
  private final int pipe;
  private final int pid;

  private Watchdog(int pipe, int pid) {
    this.pipe = pipe;
    this.pid = pid;
  }

  public static Watchdog start() throws IOException {
    Descriptors.Pipe pipe = Descriptors.pipe();
    try {
      Descriptors.blocking(pipe.read(), true);
      List<FileAction> actions =
          new ArrayList<>(DescriptorMoves.actions(new TreeMap<>(Map.of(0, pipe.read()))));
      actions.add(new FileAction.Open(1, "/dev/null", Constants.O_WRONLY));
      actions.add(new FileAction.Open(2, "/dev/null", Constants.O_WRONLY));
      List<String> argv = List.of(SHELL, "-c", SCRIPT, "launchd-emulator-watchdog");
      return new Watchdog(pipe.write(), Spawn.posix_spawn(SHELL, argv, List.of(), actions, 3));
    } catch (IOException | RuntimeException e) {
      Descriptors.close(pipe.write());
      throw e;
    } finally {
      Descriptors.close(pipe.read());
    }
  }

  /** Kills this group if the emulator ends. */
  public void watch(int group) {
    if (groups.add(group)) {
      send("watch " + group);
    }
  }

  /** The group has ended; its id may be reused. */
  public void forget(int group) {
    if (groups.remove(group)) {
      send("forget " + group);
    }
  }

  private void send(String line) {
    try {
      Descriptors.write(pipe, (line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Somebody has killed the watchdog; the jobs run without it.
    }
  }

  @Override
  public void close() throws IOException {
    Descriptors.close(pipe);
    Children.waitpid(pid);
  }
}
