package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Children;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What is done in the job's process before its program, in launchd's order: root, user, folder,
 * files, variables (launchd-842, core.c:5174-5207). Limits follow the user; launchd sets them
 * first.
 */
public record SetUp(Job job, Identity identity) {
  private static final Path ROOT = Path.of("/");
  private static final int FAILED = ExitStatus.SET_UP_FAILED.code();
  private static final int MOST_NICE = 20; // PRIO_MAX, xnu, bsd/sys/resource.h

  public static SetUp of(Job job, Identity identity) {
    return new SetUp(job, identity);
  }

  /**
   * The part that the shell does.
   *
   * @param word the descriptor on which it waits
   */
  public String script(int word) {
    StringBuilder script = new StringBuilder(Limits.script(job));
    script.append("umask ").append(Integer.toOctalString(Umask.of(job))).append('\n');
    boolean rootIsFolder = workingDirectory().equals("/");
    if (rootIsFolder) {
      script.append("cd /\n");
    }
    script.append("unset PWD OLDPWD\n");
    // Without <&0 for descriptor 0: dash would make four more calls for it.
    script.append("read -r launchd_word").append(word == 0 ? "" : " <&" + word).append(orFail());
    if (!rootIsFolder) {
      script.append("cd -P -- ").append(ExecShell.quote(workingDirectory())).append(orFail());
      script.append("unset PWD OLDPWD\n");
    }
    if (word == 0) {
      script.append(input());
    } else {
      script.append("exec ").append(word).append("<&-\n");
    }
    job.standardOutPath().ifPresent(path -> script.append(open(">>", path)));
    job.standardErrorPath().ifPresent(path -> script.append(open("2>>", path)));
    return script.toString();
  }

  // launchd.plist(5), StandardInPath: if there is no such file, the job reads nothing. In a root
  // without /dev/null the pipe stays, which has ended by now.
  private String input() {
    String nothing = "[ ! -c /dev/null ] || exec </dev/null\n";
    return job.standardInPath()
        .map(ExecShell::quote)
        .map(in -> "if [ -e " + in + " ]; then exec <" + in + "; else " + nothing + "fi\n")
        .orElse(nothing);
  }

  // A failed exec would end the shell with its own exit code, unless command runs it (POSIX,
  // "command").
  private static String open(String how, String path) {
    return "command exec " + how + ExecShell.quote(path) + orFail();
  }

  private static String orFail() {
    return " || exit " + FAILED + "\n";
  }

  private String workingDirectory() {
    return job.workingDirectory().orElse("/");
  }

  /** The command that changes root and user, put before the shell; empty if both stay. */
  public List<String> switching() {
    return Switching.command(root(), identity.switching());
  }

  /** Whether the job has a root of its own. */
  public boolean isJailed() {
    return !root().equals(ROOT);
  }

  /** The RootDirectory if this process may change its root, and otherwise /. */
  public Path root() {
    return job.toPropertyList().get("RootDirectory").orElse(null) instanceof PlistString folder
            && identity.mayChangeRoot()
        ? Path.of(folder.value())
        : ROOT;
  }

  /** Finds early what would fail later, and says what it is. */
  public void check() throws IOException {
    if (identity.missing().isPresent()) {
      throw new IOException(identity.missing().get());
    }
    String folder = workingDirectory();
    if (!Files.isDirectory(root().resolve(folder.replaceFirst("^/+", "")))) {
      throw new IOException("WorkingDirectory \"" + folder + "\" is not a folder");
    }
    Switching.check(root(), identity.switching());
    // Otherwise the job's process opens them, as its user and in its root (core.c:5199).
    if (identity.switching().isEmpty() && !isJailed()) {
      for (Optional<String> path : List.of(job.standardOutPath(), job.standardErrorPath())) {
        if (path.isPresent()) {
          checkLog(
              path.equals(job.standardOutPath()) ? "StandardOutPath" : "StandardErrorPath",
              Path.of(path.get()));
        }
      }
    }
  }

  private static void checkLog(String key, Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
      return; // a device, or a FIFO, which open(2) may wait for
    }
    try {
      FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw new IOException(
          "%s \"%s\" cannot be opened: %s; its folder must exist and be writable"
              .formatted(key, path, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * Nice, as setpriority(2) has it: not relative to the emulator's own. What is out of range is
   * ignored (launchd-842, core.c:2787).
   */
  public void setPriority(int pid) throws IOException {
    if (job.toPropertyList().get("Nice").orElse(null) instanceof PlistInteger nice
        && nice.isInt()
        && Math.abs(nice.intValue()) <= MOST_NICE
        && (nice.intValue() >= 0 || Accounts.isRoot())) {
      Children.setpriority(pid, nice.intValue());
    }
  }
}
