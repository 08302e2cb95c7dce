package io.github.launchd4j.socket.jna;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <launch.h>}: how a job takes the sockets that launchd opened for it. Thread-safe. */
public final class LaunchApi {

  /**
   * Names a library to look the call up in, so that the real path can be tested on a machine
   * without launchd.
   */
  public static final String LIBRARY_PROPERTY = "io.github.launchd4j.socket.library";

  private interface Binding extends Library {
    /**
     * {@code int launch_activate_socket(const char *name, int **fds, size_t *cnt)}, {@code
     * <launch.h>}, macOS 10.10. The result is the error number itself, errno is not set. The array
     * is malloc'ed and the caller's to free, the descriptors are the caller's to close. {@code
     * size_t} is read as 64 bits: macOS has run nothing else since 10.15.
     */
    int launch_activate_socket(String name, PointerByReference fds, LongByReference cnt);
  }

  /**
   * What one call returned.
   *
   * @param errorNumber 0, or a number of macOS's {@code <errno.h>} or of libxpc
   * @param descriptors the caller's to close; -1 stands for a socket that launchd could not open
   */
  public record Activated(int errorNumber, List<Integer> descriptors) {}

  /** Kept: JNA closes a library that nobody refers to, and what it knew would be lost. */
  private static @Nullable LaunchApi loaded;

  private final Binding binding;
  private final Libc libc;

  private LaunchApi(Binding binding, Libc libc) {
    this.binding = binding;
    this.libc = libc;
  }

  /** Whether this is macOS, or {@link #LIBRARY_PROPERTY} names a library. Loads nothing. */
  public static boolean isPresent() {
    return System.getProperty(LIBRARY_PROPERTY) != null
        || System.getProperty("os.name").startsWith("Mac");
  }

  /**
   * The call of this process's own libSystem, or of the library that {@link #LIBRARY_PROPERTY}
   * names. No file is looked for: since macOS 11 libSystem is in the dyld cache only.
   *
   * @throws UnsupportedOperationException if a library cannot be loaded
   */
  public static synchronized LaunchApi load() {
    if (loaded == null) {
      loaded = link();
    }
    return loaded;
  }

  private static LaunchApi link() {
    Map<String, ?> utf8 = Map.of(Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name());
    try {
      String library = System.getProperty(LIBRARY_PROPERTY);
      Binding binding =
          library == null
              ? Native.load(Binding.class, utf8)
              : Native.load(library, Binding.class, utf8);
      return new LaunchApi(binding, Native.load(Libc.class));
    } catch (LinkageError e) {
      throw Posix.unavailable(e);
    }
  }

  /**
   * Calls {@code launch_activate_socket}. The array is freed on every path.
   *
   * @throws UnsupportedOperationException if this system has no such call
   */
  public Activated activate(String name) {
    PointerByReference array = new PointerByReference();
    LongByReference count = new LongByReference();
    try {
      int errorNumber = binding.launch_activate_socket(name, array, count);
      return new Activated(errorNumber, errorNumber == 0 ? descriptors(array, count) : List.of());
    } catch (UnsatisfiedLinkError e) {
      throw new UnsupportedOperationException(
          "this system has no launch_activate_socket: it came with macOS 10.10", e);
    } finally {
      libc.free(array.getValue());
    }
  }

  private static List<Integer> descriptors(PointerByReference array, LongByReference count) {
    Pointer pointer = array.getValue();
    if (pointer == null) {
      return List.of();
    }
    int[] numbers = pointer.getIntArray(0, Math.toIntExact(count.getValue()));
    return Arrays.stream(numbers).boxed().toList();
  }
}
