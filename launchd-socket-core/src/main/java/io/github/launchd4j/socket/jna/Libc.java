package io.github.launchd4j.socket.jna;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/**
 * Calls of the C library. Each that returns {@code int} returns -1 on failure and leaves the number
 * in {@code errno}, which JNA keeps for the calling thread until its next call ({@link
 * Native#getLastError()}).
 */
interface Libc extends Library {

  /** {@code <fcntl.h>}, POSIX: the same numbers on Linux and macOS. */
  int F_GETFD = 1;

  int F_SETFD = 2;
  int F_GETFL = 3;
  int F_SETFL = 4;
  int FD_CLOEXEC = 1;
  int O_RDWR = 2;

  /**
   * {@code <sys/syscall.h>} of Linux 5.3 and newer, the same on all machines; glibc has a function
   * for it since 2.36.
   */
  long SYS_PIDFD_OPEN = 434;

  /**
   * {@code int fcntl(int fildes, int cmd, ...)}, {@code <fcntl.h>}. Declared variadic because arm64
   * macOS passes variable arguments on the stack, unlike fixed ones.
   */
  int fcntl(int fildes, int cmd, Object... argument);

  /** {@code int getsockopt(int socket, int level, int name, void *value, socklen_t *len)}. */
  int getsockopt(int socket, int level, int name, IntByReference value, IntByReference length);

  /** {@code int getsockname(int socket, struct sockaddr *address, socklen_t *len)}. */
  int getsockname(int socket, byte[] address, IntByReference length);

  /** {@code int getpeername(int socket, struct sockaddr *address, socklen_t *len)}. */
  int getpeername(int socket, byte[] address, IntByReference length);

  /**
   * {@code int close(int fildes)}. The number is free for reuse afterwards, whatever the result.
   */
  int close(int fildes);

  /** {@code int open(const char *path, int flags, ...)}. */
  int open(String path, int flags, Object... mode);

  /** {@code int dup2(int from, int to)}. */
  int dup2(int from, int to);

  /** {@code long syscall(long number, ...)}, Linux only; a pid and a descriptor fit into an int. */
  int syscall(long number, Object... arguments);

  /** {@code void free(void *memory)}. */
  void free(Pointer memory);
}
