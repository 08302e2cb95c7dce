package io.github.launchd4j.socket.jna;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * {@code <launch.h>}: how a job takes the sockets that launchd opened for it. The call is looked up
 * in this process and in no file: since macOS 11 libSystem is in the dyld cache only. A process
 * elsewhere has the call if whoever started it preloaded a library that has. Thread-safe.
 */
public final class LaunchApi {

  /**
   * What one call returned.
   *
   * @param errorNumber 0, or a number of macOS's {@code <errno.h>} or of libxpc
   * @param descriptors the caller's to close; -1 stands for a socket that launchd could not open
   */
  public record Activated(int errorNumber, List<Integer> descriptors) {}

  /**
   * The error number if this process, which is not on macOS, has no such call; no number is
   * negative.
   */
  public static final int NO_SUCH_CALL = -1;

  private LaunchApi() {}

  /**
   * {@code int launch_activate_socket(const char *name, int **fds, size_t *cnt)}, {@code
   * <launch.h>}, macOS 10.10. The result is the error number itself, errno is not set. The array is
   * malloc'ed and the caller's to free, the descriptors are the caller's to close. {@code size_t}
   * is read as 64 bits: macOS has run nothing else since 10.15. The array is freed on every path.
   *
   * @throws UnsupportedOperationException if this is a macOS without the call, or JNA cannot be
   *     used
   */
  public static Activated activate(String name) {
    PosixLibrary libc = Kernel.libc();
    byte[] cName = (name + "\0").getBytes(StandardCharsets.UTF_8);
    long[] array = new long[1];
    long[] count = new long[1];
    try {
      int errorNumber =
          Calls.invokeInt(
              NativeLibrary.getProcess().getFunction("launch_activate_socket"),
              cName,
              array,
              count);
      List<Integer> descriptors =
          errorNumber == 0 && array[0] != 0
              ? descriptors(new Pointer(array[0]), count[0])
              : List.of();
      return new Activated(errorNumber, descriptors);
    } catch (UnsatisfiedLinkError e) {
      if (!Kernel.isDarwin()) {
        return new Activated(NO_SUCH_CALL, List.of());
      }
      throw new UnsupportedOperationException(
          "this process has no launch_activate_socket: it came with macOS 10.10", e);
    } finally {
      if (array[0] != 0) {
        libc.free(new Pointer(array[0]));
      }
    }
  }

  private static List<Integer> descriptors(Pointer array, long count) {
    return Arrays.stream(array.getIntArray(0, Math.toIntExact(count))).boxed().toList();
  }
}
