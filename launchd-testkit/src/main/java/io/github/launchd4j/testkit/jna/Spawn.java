package io.github.launchd4j.testkit.jna;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.util.List;

/** posix_spawn(2). */
public final class Spawn {
  // In glibc, posix_spawn_file_actions_t has 80 bytes, posix_spawnattr_t 336 and sigset_t 128
  // (spawn.h, bits/types); on macOS they are pointers, and sigset_t has 4 bytes.
  private static final int ACTIONS_SIZE = 256;
  private static final int ATTRIBUTES_SIZE = 512;
  private static final int SIGSET_SIZE = 128;
  private static final int MODE = 0666;

  private Spawn() {}

  /**
   * Starts a program as the leader of a session and of a process group of its own, without a
   * controlling terminal, with every signal at its default and none blocked, and with no descriptor
   * open but those below {@code closeFrom} on Linux, and those that the actions made on macOS.
   *
   * @param file the program, an absolute path
   * @param argv all arguments, with the program's own name first
   * @param envp the whole environment, {@code NAME=VALUE}
   * @return the process id; the caller reaps it by {@link Children#waitpid}
   * @throws ErrnoException if the process cannot be made, or an action or the exec fails in it
   * @throws IOException if the C library is too old
   */
  public static int posix_spawn(
      String file, List<String> argv, List<String> envp, List<FileAction> actions, int closeFrom)
      throws IOException {
    LibC c = LibC.get();
    try (Memory rawActions = new Memory(ACTIONS_SIZE);
        Memory attributes = new Memory(ATTRIBUTES_SIZE);
        Memory signals = new Memory(SIGSET_SIZE)) {
      check("posix_spawn_file_actions_init", c.posix_spawn_file_actions_init(rawActions));
      check("posix_spawnattr_init", c.posix_spawnattr_init(attributes));
      try {
        addActions(c, rawActions, actions, closeFrom);
        setAttributes(c, attributes, signals);
        IntByReference pid = new IntByReference();
        String[] args = argv.toArray(String[]::new);
        String[] env = envp.toArray(String[]::new);
        check("posix_spawn", c.posix_spawn(pid, file, rawActions, attributes, args, env));
        return pid.getValue();
      } finally {
        c.posix_spawnattr_destroy(attributes);
        c.posix_spawn_file_actions_destroy(rawActions);
      }
    }
  }

  private static void addActions(LibC c, Memory raw, List<FileAction> actions, int closeFrom)
      throws IOException {
    try {
      for (FileAction action : actions) {
        check("posix_spawn_file_actions", add(c, raw, action));
      }
      if (Constants.LINUX) {
        check(
            "posix_spawn_file_actions_addclosefrom_np",
            c.posix_spawn_file_actions_addclosefrom_np(raw, closeFrom));
      }
    } catch (UnsatisfiedLinkError e) {
      throw new IOException(
          "the emulator needs glibc 2.34 or newer, or macOS 10.15 or newer, to start a job without"
              + " the files that the JVM has open: "
              + e.getMessage(),
          e);
    }
  }

  private static int add(LibC c, Memory raw, FileAction action) {
    if (action instanceof FileAction.Dup2 dup2) {
      return c.posix_spawn_file_actions_adddup2(raw, dup2.from(), dup2.to());
    } else if (action instanceof FileAction.Close close) {
      return c.posix_spawn_file_actions_addclose(raw, close.fd());
    } else if (action instanceof FileAction.Open open) {
      return c.posix_spawn_file_actions_addopen(raw, open.fd(), open.path(), open.flags(), MODE);
    }
    return c.posix_spawn_file_actions_addchdir_np(raw, ((FileAction.Chdir) action).path());
  }

  private static void setAttributes(LibC c, Memory attributes, Memory signals) throws IOException {
    int flags =
        Constants.POSIX_SPAWN_SETSID
            | Constants.POSIX_SPAWN_SETSIGDEF
            | Constants.POSIX_SPAWN_SETSIGMASK;
    if (Constants.MACOS) {
      flags |= Constants.POSIX_SPAWN_CLOEXEC_DEFAULT_MACOS;
    }
    check("posix_spawnattr_setflags", c.posix_spawnattr_setflags(attributes, (short) flags));
    c.sigemptyset(signals);
    check("posix_spawnattr_setsigmask", c.posix_spawnattr_setsigmask(attributes, signals));
    c.sigfillset(signals);
    check("posix_spawnattr_setsigdefault", c.posix_spawnattr_setsigdefault(attributes, signals));
  }

  private static void check(String call, int error) throws ErrnoException {
    if (error != 0) {
      throw new ErrnoException(call, error);
    }
  }
}
