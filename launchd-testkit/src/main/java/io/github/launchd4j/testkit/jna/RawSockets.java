package io.github.launchd4j.testkit.jna;

import static io.github.launchd4j.testkit.jna.Sockets.check;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What launchd delivers, before anything has touched it. Safe for use by several threads. */
public final class RawSockets {
  // Names a library that stands in for libSystem; socket-core's own binding heeds the same.
  private static final String LIBRARY_PROPERTY = "io.github.launchd4j.socket.library";

  // sys/socket.h
  private static final int SO_TYPE = Constants.MACOS ? 0x1008 : 3;
  private static final int SO_ACCEPTCONN = Constants.MACOS ? 2 : 30;
  // fcntl.h, POSIX: the same on both
  private static final int F_GETFD = 1;

  private interface Launch extends Library {
    // int launch_activate_socket(const char *name, int **fds, size_t *cnt);   launch.h, macOS 10.10
    // The error number; errno is not set. The array is malloc'ed and the caller's, as the
    // descriptors in it are.
    int launch_activate_socket(String name, PointerByReference fds, LongByReference cnt);
  }

  private interface Questions extends Library {
    // int getsockopt(int fd, int level, int name, void *value, socklen_t *length);
    int getsockopt(int fd, int level, int name, IntByReference value, IntByReference length);
  }

  /** What launch_activate_socket returned: the number, and the array where that is 0. */
  public record Activated(int number, List<Integer> descriptors) {}

  private RawSockets() {}

  /**
   * launch_activate_socket(3).
   *
   * @throws IOException if this system has no such call
   */
  public static Activated activate(String name) throws IOException {
    PointerByReference array = new PointerByReference();
    LongByReference count = new LongByReference();
    try {
      int number = launch().launch_activate_socket(name, array, count);
      Pointer pointer = array.getValue();
      if (number != 0 || pointer == null) {
        return new Activated(number, List.of());
      }
      int[] descriptors = pointer.getIntArray(0, Math.toIntExact(count.getValue()));
      return new Activated(number, Arrays.stream(descriptors).boxed().toList());
    } catch (LinkageError e) {
      throw new IOException("this system has no launch_activate_socket: " + e.getMessage(), e);
    } finally {
      Native.free(Pointer.nativeValue(array.getValue())); // free(3); of NULL it does nothing
    }
  }

  /** Whether this system, or a stand-in for it, has launch_activate_socket. Loads nothing. */
  public static boolean isLaunchdHere() {
    return Constants.MACOS || System.getProperty(LIBRARY_PROPERTY) != null;
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

  /** SO_ACCEPTCONN: whether listen(2) has succeeded. */
  public static boolean isListening(int fd) throws IOException {
    return option(fd, SO_ACCEPTCONN) != 0;
  }

  private static int option(int fd, int name) throws IOException {
    IntByReference value = new IntByReference();
    IntByReference length = new IntByReference(Integer.BYTES);
    Questions library = Native.load(Questions.class);
    check("getsockopt", library.getsockopt(fd, Constants.SOL_SOCKET, name, value, length));
    return value.getValue();
  }

  private static Launch launch() {
    String library = System.getProperty(LIBRARY_PROPERTY);
    return library == null ? Native.load(Launch.class) : Native.load(library, Launch.class);
  }
}
