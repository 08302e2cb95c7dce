package io.github.launchd4j.testkit.jna;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.launchd4j.socket.jna.Kernel;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The C library, as POSIX.1-2017 and the man pages of glibc and macOS have it. Unless noted, a call
 * returns -1 on failure and sets errno, which {@link Native#getLastError} gives; the posix_spawn
 * family and the {@code _r} lookups return the error number instead. The caller owns every
 * descriptor and every buffer.
 *
 * <p>Interface mapping, not direct mapping: only that passes variadic arguments as variadic, which
 * macOS on arm64 needs (they go on the stack there; Apple, "Writing ARM64 code for Apple
 * platforms").
 */
interface LibC extends Library {

  /**
   * The library of this process.
   *
   * @throws IOException if this is neither Linux nor macOS, or JNA cannot be loaded
   */
  static LibC get() throws IOException {
    LibC loaded = Loaded.LIBRARY;
    if (loaded == null) {
      throw new IOException(
          "the emulator needs the C library of Linux or macOS, and it cannot be reached here: "
              + Loaded.REASON);
    }
    return loaded;
  }

  // int socket(int domain, int type, int protocol);
  int socket(int domain, int type, int protocol);

  // int setsockopt(int fd, int level, int name, const void *value, socklen_t length);
  int setsockopt(int fd, int level, int name, IntByReference value, int length);

  int setsockopt(int fd, int level, int name, byte[] value, int length);

  // int getsockopt(int fd, int level, int name, void *value, socklen_t *length);
  int getsockopt(int fd, int level, int name, IntByReference value, IntByReference length);

  // int proc_pidfdinfo(int pid, int fd, int flavor, void *buffer, int size);
  // libproc.h, macOS only: the bytes that were filled in, or 0 with errno set (xnu,
  // libsyscall/wrappers/libproc/libproc.c)
  int proc_pidfdinfo(int pid, int fd, int flavor, Memory buffer, int size);

  // int connect(int fd, const struct sockaddr *address, socklen_t length);
  int connect(int fd, byte[] address, int length);

  // int accept(int fd, struct sockaddr *address, socklen_t *length);   both may be NULL
  int accept(int fd, @Nullable Pointer address, @Nullable Pointer length);

  // int bind(int fd, const struct sockaddr *address, socklen_t length);
  int bind(int fd, byte[] address, int length);

  // int listen(int fd, int backlog);
  int listen(int fd, int backlog);

  // int getsockname(int fd, struct sockaddr *address, socklen_t *length);
  // length: the size of the buffer in, the size used out
  int getsockname(int fd, byte[] address, IntByReference length);

  // int fcntl(int fd, int command, ...);
  int fcntl(int fd, int command, Object... argument);

  // int fchmodat(int dirfd, const char *path, mode_t mode, int flags);
  // AT_SYMLINK_NOFOLLOW: glibc 2.32, macOS 10.10. mode_t as for posix_spawn_file_actions_addopen.
  int fchmodat(int dirfd, String path, int mode, int flags);

  // int pipe(int fds[2]);   [0] is read, [1] is written
  int pipe(int[] fds);

  // ssize_t read(int fd, void *buffer, size_t count);   0 at the end
  NativeLong read(int fd, byte[] buffer, NativeLong count);

  // int close(int fd);   after EINTR the descriptor is gone on Linux: never repeat it
  int close(int fd);

  // int kill(pid_t pid, int signal);
  int kill(int pid, int signal);

  // int killpg(pid_t group, int signal);   signal 0: only whether there is such a group
  int killpg(int group, int signal);

  // int waitid(idtype_t type, id_t id, siginfo_t *info, int options);
  // siginfo_t has 128 bytes on Linux, 104 on macOS
  int waitid(int type, int id, Memory info, int options);

  // pid_t waitpid(pid_t pid, int *status, int options);
  int waitpid(int pid, IntByReference status, int options);

  // int setpriority(int which, id_t who, int value);
  int setpriority(int which, int who, int value);

  // uid_t geteuid(void);   never fails
  int geteuid();

  // int getpwnam_r(const char *name, struct passwd *entry, char *buffer, size_t size,
  //     struct passwd **result);
  // 0 and *result NULL: no such user. The strings of the entry lie in the buffer.
  int getpwnam_r(
      String name, Memory entry, Memory buffer, NativeLong size, PointerByReference result);

  // int getpwuid_r(uid_t uid, struct passwd *entry, char *buffer, size_t size,
  //     struct passwd **result);
  int getpwuid_r(int uid, Memory entry, Memory buffer, NativeLong size, PointerByReference result);

  // int getgrnam_r(const char *name, struct group *entry, char *buffer, size_t size,
  //     struct group **result);
  int getgrnam_r(
      String name, Memory entry, Memory buffer, NativeLong size, PointerByReference result);

  // int getgrouplist(const char *name, int basegid, int *groups, int *ngroups);
  // getgrouplist(3): -1 if there are more than *ngroups, which then is their number; errno is not
  // set. In glibc the groups are unsigned.
  int getgrouplist(String name, int group, int[] groups, IntByReference count);

  // int sigemptyset(sigset_t *set);   a macro on macOS, and a function as well
  int sigemptyset(Pointer set);

  // int sigfillset(sigset_t *set);
  int sigfillset(Pointer set);

  // int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
  //     const posix_spawnattr_t *attributes, char *const argv[], char *const envp[]);
  // The error number; also that of a file action or exec that failed in the child (glibc, macOS).
  int posix_spawn(
      IntByReference pid,
      String path,
      Memory actions,
      Memory attributes,
      String[] argv,
      String[] envp);

  // int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions);
  int posix_spawn_file_actions_init(Memory actions);

  // int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions);
  int posix_spawn_file_actions_destroy(Memory actions);

  // int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int fd,
  //     const char *path, int flags, mode_t mode);
  // mode_t has 32 bits on Linux, 16 on macOS: one register on either.
  int posix_spawn_file_actions_addopen(Memory actions, int fd, String path, int flags, int mode);

  // int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int from, int to);
  int posix_spawn_file_actions_adddup2(Memory actions, int from, int to);

  // int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd);
  int posix_spawn_file_actions_addclose(Memory actions, int fd);

  // int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions,
  //     const char *path);
  // glibc 2.29, musl 1.1.24, macOS 10.15
  int posix_spawn_file_actions_addchdir_np(Memory actions, String path);

  // int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
  // glibc 2.34 (NEWS of 2.34); neither musl nor macOS has it
  int posix_spawn_file_actions_addclosefrom_np(Memory actions, int from);

  // int posix_spawnattr_init(posix_spawnattr_t *attributes);
  int posix_spawnattr_init(Memory attributes);

  // int posix_spawnattr_destroy(posix_spawnattr_t *attributes);
  int posix_spawnattr_destroy(Memory attributes);

  // int posix_spawnattr_setflags(posix_spawnattr_t *attributes, short flags);
  int posix_spawnattr_setflags(Memory attributes, short flags);

  // int posix_spawnattr_setsigmask(posix_spawnattr_t *attributes, const sigset_t *mask);
  int posix_spawnattr_setsigmask(Memory attributes, Pointer mask);

  // int posix_spawnattr_setsigdefault(posix_spawnattr_t *attributes, const sigset_t *signals);
  int posix_spawnattr_setsigdefault(Memory attributes, Pointer signals);

  /** The library once for all, or why there is none. */
  final class Loaded {
    static final @Nullable LibC LIBRARY;
    static final String REASON;

    static {
      LibC library = null;
      String reason = "this is " + System.getProperty("os.name");
      if (Constants.LINUX || Constants.MACOS) {
        try {
          library =
              Native.load(
                  Kernel.libraryPath(), LibC.class, Map.of(OPTION_STRING_ENCODING, "UTF-8"));
        } catch (LinkageError e) {
          reason = "JNA did not load: " + e.getMessage();
        }
      }
      LIBRARY = library;
      REASON = reason;
    }

    private Loaded() {}
  }
}
