package io.github.launchd4j.socket.jna;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * Calls of the C library, by their own names. Each that returns {@code int} returns -1 on failure
 * and leaves the number in {@code errno}, which JNA keeps for the calling thread until its next
 * call ({@link Native#getLastError()}).
 *
 * <p>They are called as bare functions, without an interface that JNA would have to implement: that
 * is the shortest way when a process makes each call once or twice. A JNA {@link Function} has to
 * be told which of its arguments are variable, since arm64 macOS passes those on the stack and not
 * in registers (Apple, "Writing ARM64 code for Apple platforms", "Update code that passes arguments
 * to variadic functions").
 */
final class PosixLibrary {
  /** {@code <fcntl.h>}, POSIX: the same numbers on Linux and macOS. */
  static final int F_GETFD = 1;

  static final int F_SETFD = 2;
  static final int F_GETFL = 3;
  static final int F_SETFL = 4;
  static final int FD_CLOEXEC = 1;
  static final int O_RDWR = 2;

  /** {@code <sys/socket.h>}: the same on both. */
  static final int MSG_PEEK = 2;

  /**
   * {@code <sys/syscall.h>} of Linux 5.3 and newer, the same on all machines; glibc has a function
   * for it since 2.36.
   */
  static final long SYS_PIDFD_OPEN = 434;

  /** Where {@link Function} has the count of fixed arguments: above the 7 bits of other flags. */
  private static final int FIXED_ARGUMENTS_SHIFT = 7;

  private final NativeLibrary library;

  PosixLibrary(NativeLibrary library) {
    this.library = library;
  }

  /** {@code int fcntl(int fildes, int cmd, ...)}. */
  int fcntl(int fildes, int cmd) {
    return call("fcntl", fildes, cmd);
  }

  /** The same with its variable argument, an {@code int} for every command that is used here. */
  int fcntl(int fildes, int cmd, int argument) {
    return variadic("fcntl", 2).invokeInt(new Object[] {fildes, cmd, argument});
  }

  /** {@code int getsockopt(int socket, int level, int name, void *value, socklen_t *length)}. */
  int getsockopt(int socket, int level, int name, int[] value, int[] length) {
    return call("getsockopt", socket, level, name, value, length);
  }

  /**
   * {@code int setsockopt(int socket, int level, int name, const void *value, socklen_t length)}.
   */
  int setsockopt(int socket, int level, int name, int[] value, int length) {
    return call("setsockopt", socket, level, name, value, length);
  }

  /** {@code int getsockname(int socket, struct sockaddr *address, socklen_t *length)}. */
  int getsockname(int socket, byte[] address, int[] length) {
    return call("getsockname", socket, address, length);
  }

  /** {@code int getpeername(int socket, struct sockaddr *address, socklen_t *length)}. */
  int getpeername(int socket, byte[] address, int[] length) {
    return call("getpeername", socket, address, length);
  }

  /** {@code ssize_t recv(int socket, void *buffer, size_t length, int flags)}. */
  int recv(int socket, byte[] buffer, long length, int flags) {
    return call("recv", socket, buffer, length, flags);
  }

  /** {@code int socket(int domain, int type, int protocol)}. */
  int socket(int domain, int type, int protocol) {
    return call("socket", domain, type, protocol);
  }

  /**
   * {@code ssize_t sendto(int socket, const void *message, size_t length, int flags, const struct
   * sockaddr *address, socklen_t addressLength)}.
   */
  int sendto(
      int socket, byte[] message, long length, int flags, byte[] address, int addressLength) {
    return call("sendto", socket, message, length, flags, address, addressLength);
  }

  /**
   * {@code int close(int fildes)}. The number is free for reuse afterwards, whatever the result.
   */
  int close(int fildes) {
    return call("close", fildes);
  }

  /** {@code int open(const char *path, int flags, ...)}, without a mode: it creates nothing. */
  int open(String path, int flags) {
    return variadic("open", 2).invokeInt(new Object[] {path, flags});
  }

  /** {@code int dup2(int from, int to)}. */
  int dup2(int from, int to) {
    return call("dup2", from, to);
  }

  /** {@code pid_t getpid(void)}; never fails. */
  int getpid() {
    return call("getpid");
  }

  /** {@code long syscall(long number, ...)}, Linux only; a pid and a descriptor fit into an int. */
  int syscall(long number, long first, long second) {
    return variadic("syscall", 1).invokeInt(new Object[] {number, first, second});
  }

  /** {@code void free(void *memory)}. */
  void free(Pointer memory) {
    library.getFunction("free").invokeVoid(new Object[] {memory});
  }

  /**
   * {@code int proc_pidfdinfo(int pid, int fd, int flavor, void *buffer, int size)}, {@code
   * <libproc.h>}, macOS only: the bytes that were filled, 0 or less on failure.
   */
  int proc_pidfdinfo(int pid, int fd, int flavor, byte[] buffer, int size) {
    return call("proc_pidfdinfo", pid, fd, flavor, buffer, size);
  }

  private int call(String name, Object... arguments) {
    return Calls.invokeInt(library.getFunction(name), arguments);
  }

  /** A function whose arguments after the first few are variable. */
  Function variadic(String name, int fixedArguments) {
    return library.getFunction(name, fixedArguments << FIXED_ARGUMENTS_SHIFT);
  }
}
