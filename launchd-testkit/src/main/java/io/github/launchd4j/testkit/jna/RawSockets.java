package io.github.launchd4j.testkit.jna;

import static io.github.launchd4j.testkit.jna.Sockets.check;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.launchd4j.socket.jna.Kernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What launchd delivers, before anything has touched it. A call that this system lacks throws
 * {@link IOException}. Safe for use by several threads.
 */
public final class RawSockets {
  private static final String ACTIVATE = "launch_activate_socket";

  // sys/socket.h
  private static final int SO_TYPE = Constants.MACOS ? 0x1008 : 3;
  private static final int SO_ACCEPTCONN = Constants.MACOS ? 2 : 30;
  // fcntl.h, POSIX: the same on both
  private static final int F_GETFD = 1;

  // struct socket_fdinfo (xnu, bsd/sys/proc_info.h:778, bsd/kern/socket_info.c:78)
  private static final int PROC_PIDFDSOCKETINFO = 3;
  private static final int SOCKET_FDINFO_SIZE = 792;
  private static final int SOI_OPTIONS = 188; // short, so_options of the socket

  /** The bit of {@link #options} that listen(2) sets: SO_ACCEPTCONN of xnu's sys/socket.h. */
  public static final int LISTENS = 0x0002;

  /** What launch_activate_socket returned: the number, and the array if that is 0. */
  public record Activated(int number, List<Integer> descriptors) {}

  private RawSockets() {}

  /**
   * {@code int launch_activate_socket(const char *name, int **fds, size_t *cnt)}, launch.h, macOS
   * 10.10: the error number, and errno is not set. The array is malloc'ed and the caller's, as the
   * descriptors in it are.
   */
  public static Activated activate(String name) throws IOException {
    PointerByReference array = new PointerByReference();
    LongByReference count = new LongByReference();
    try {
      byte[] utf8 = (name + "\0").getBytes(StandardCharsets.UTF_8);
      int number = function(ACTIVATE).invokeInt(new Object[] {utf8, array, count});
      Pointer pointer = array.getValue();
      if (number != 0 || pointer == null) {
        return new Activated(number, List.of());
      }
      int[] descriptors = pointer.getIntArray(0, Math.toIntExact(count.getValue()));
      return new Activated(number, Arrays.stream(descriptors).boxed().toList());
    } finally {
      Native.free(Pointer.nativeValue(array.getValue())); // free(3); of NULL it does nothing
    }
  }

  /** Whether launchd may have started this process: on macOS, or by a call that was preloaded. */
  public static boolean isLaunchdHere() {
    return Kernel.isDarwin() || (System.getenv("XPC_SERVICE_NAME") != null && isActivatable());
  }

  private static boolean isActivatable() {
    try {
      return function(ACTIVATE) != null;
    } catch (IOException e) {
      return false;
    }
  }

  // launchd's call is the process's own: in libSystem, or preloaded.
  private static Function function(String name) throws IOException {
    try {
      return NativeLibrary.getProcess().getFunction(name);
    } catch (LinkageError e) {
      throw new IOException("this system has no " + name, e);
    }
  }

  /** FD_CLOEXEC. */
  public static boolean isCloseOnExec(int fd) throws IOException {
    return (check("fcntl", LibC.get().fcntl(fd, F_GETFD)) & Constants.FD_CLOEXEC) != 0;
  }

  /** O_NONBLOCK. */
  public static boolean isNonBlocking(int fd) throws IOException {
    return (check("fcntl", LibC.get().fcntl(fd, Constants.F_GETFL)) & Constants.O_NONBLOCK) != 0;
  }

  /** SO_TYPE: 1 stream, 2 datagram. */
  public static int type(int fd) throws IOException {
    return option(fd, SO_TYPE);
  }

  /**
   * SO_ACCEPTCONN: whether listen(2) has succeeded. No xnu has it: ENOPROTOOPT, 42 (xnu-11417,
   * bsd/kern/uipc_socket.c, sogetoptlock).
   */
  public static boolean isListening(int fd) throws IOException {
    return option(fd, SO_ACCEPTCONN) != 0;
  }

  /** so_options of a socket of this process, by proc_pidfdinfo of macOS's libproc. */
  public static int options(int fd) throws IOException {
    int pid = Math.toIntExact(ProcessHandle.current().pid());
    try (Memory info = new Memory(SOCKET_FDINFO_SIZE)) {
      int flavor = PROC_PIDFDSOCKETINFO;
      int size = LibC.get().proc_pidfdinfo(pid, fd, flavor, info, SOCKET_FDINFO_SIZE);
      if (size <= 0) {
        throw new ErrnoException("proc_pidfdinfo", Native.getLastError());
      }
      if (size != SOCKET_FDINFO_SIZE) {
        throw new IOException("proc_pidfdinfo gave " + size + " bytes, not " + SOCKET_FDINFO_SIZE);
      }
      return Short.toUnsignedInt(info.getShort(SOI_OPTIONS));
    } catch (LinkageError e) {
      throw new IOException("unknown without proc_pidfdinfo", e);
    }
  }

  private static int option(int fd, int name) throws IOException {
    IntByReference value = new IntByReference();
    IntByReference length = new IntByReference(Integer.BYTES);
    check("getsockopt", LibC.get().getsockopt(fd, Constants.SOL_SOCKET, name, value, length));
    return value.getValue();
  }
}
