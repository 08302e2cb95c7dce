package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.FileAction;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a job is brought to life: its files, folder, descriptors and environment. */
record Launch(Job job, Identity identity, JobSockets sockets, Optional<JobOutput> output) {
  private static final int FIRST_SOCKET = 3; // SD_LISTEN_FDS_START, sd_listen_fds(3)
  private static final int APPEND = Constants.O_WRONLY | Constants.O_APPEND | Constants.O_CREAT;
  private static final String NOTHING = "/dev/null";

  /**
   * Starts the job.
   *
   * @throws IOException if it cannot be set up, for which launchd gives 78; the message says why
   */
  JobProcess start() throws IOException {
    List<String> names = sockets.names();
    Carrier carrier =
        Carrier.of(
            identity.switching(),
            Program.of(job),
            JobEnvironment.of(job, identity.user(), names),
            !names.isEmpty());
    SortedMap<Integer, Integer> sourceByTarget = new TreeMap<>();
    // launchd.plist(5), StandardInPath: where there is no such file, the job reads nothing.
    String in = job.standardInPath().filter(path -> Files.exists(Path.of(path))).orElse(NOTHING);
    List<FileAction> opens =
        new ArrayList<>(List.of(new FileAction.Open(0, in, Constants.O_RDONLY)));
    output(sourceByTarget, opens, OptionalInt.empty());
    int next = FIRST_SOCKET;
    for (OpenSocket socket : sockets.all()) {
      sourceByTarget.put(next++, socket.fd());
    }
    return spawn(carrier, sourceByTarget, opens, next);
  }

  /**
   * Starts the job as inetd does, with a socket for its standard input, output and error but those
   * that have a file (launchd-842, launchproxy.c; seen with Apple's ssh.plist).
   *
   * @throws IOException as {@link #start} does
   */
  JobProcess startOn(int socket) throws IOException {
    Carrier carrier =
        Carrier.of(
            identity.switching(),
            Program.of(job),
            JobEnvironment.of(job, identity.user(), List.of()),
            false);
    SortedMap<Integer, Integer> sourceByTarget = new TreeMap<>(Map.of(0, socket));
    List<FileAction> opens = new ArrayList<>();
    output(sourceByTarget, opens, OptionalInt.of(socket));
    return spawn(carrier, sourceByTarget, opens, FIRST_SOCKET);
  }

  private JobProcess spawn(
      Carrier carrier,
      SortedMap<Integer, Integer> sourceByTarget,
      List<FileAction> opens,
      int closeFrom)
      throws IOException {
    List<FileAction> actions = new ArrayList<>(HandOver.actions(sourceByTarget));
    actions.addAll(opens); // after the dup2s, whose sources may be 0 to 2
    actions.add(new FileAction.Chdir(workingDirectory()));
    return JobProcess.start(carrier, actions, closeFrom);
  }

  private void output(
      SortedMap<Integer, Integer> sourceByTarget, List<FileAction> opens, OptionalInt socket)
      throws IOException {
    List<String> keys = List.of("StandardOutPath", "StandardErrorPath");
    List<Optional<String>> paths = List.of(job.standardOutPath(), job.standardErrorPath());
    for (int fd = 1; fd <= 2; fd++) {
      Optional<String> path = paths.get(fd - 1);
      if (path.isPresent()) {
        prepareLog(keys.get(fd - 1), Path.of(path.get()));
        opens.add(new FileAction.Open(fd, path.get(), APPEND));
      } else {
        int own = fd;
        int elsewhere = socket.orElseGet(() -> output.map(JobOutput::writeEnd).orElse(own));
        sourceByTarget.put(fd, elsewhere);
      }
    }
  }

  /** Makes the file, owned by the job's user; posix_spawn would fail without saying which file. */
  private void prepareLog(String key, Path path) throws IOException {
    boolean there = Files.exists(path);
    if (there && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
      return; // a device, or a FIFO whose opening may wait
    }
    try {
      FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      if (!there && !identity.switching().isEmpty() && identity.user().isPresent()) {
        Files.setAttribute(
            path, "unix:uid", identity.user().get().uid(), LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new IOException(
          "%s \"%s\" cannot be opened: %s; its folder must exist and be writable"
              .formatted(key, path, e.getClass().getSimpleName()),
          e);
    }
  }

  private String workingDirectory() throws IOException {
    String folder = job.workingDirectory().orElse("/");
    if (!Files.isDirectory(Path.of(folder))) {
      throw new IOException("WorkingDirectory \"" + folder + "\" is not a folder");
    }
    return folder;
  }
}
