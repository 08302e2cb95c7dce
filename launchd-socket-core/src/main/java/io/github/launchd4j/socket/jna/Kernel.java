package io.github.launchd4j.socket.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The system whose calls are made and by whose numbers they speak: Linux, or macOS, whose kernel is
 * Darwin's xnu. Thread-safe.
 */
public final class Kernel {
  private static volatile @Nullable String standIn;

  private Kernel() {}

  /** Whether the calls are macOS's. Loads nothing. */
  public static boolean isDarwin() {
    return standIn != null || System.getProperty("os.name", "").startsWith("Mac");
  }

  /** Whether the calls are Linux's. Loads nothing. */
  public static boolean isLinux() {
    return standIn == null && System.getProperty("os.name", "").equals("Linux");
  }

  /**
   * The library that has the calls of the C library: null for the process itself, as on every real
   * system.
   */
  public static @Nullable String libraryPath() {
    return standIn;
  }

  /** A class of JNA, which tells its version and module. Loads nothing. */
  public static Class<?> jna() {
    return Native.class;
  }

  /**
   * The calls of the C library.
   *
   * @throws UnsupportedOperationException if this is neither Linux nor macOS, or JNA's native part
   *     cannot be loaded; the message says what to do
   */
  static PosixLibrary libc() {
    if (!isDarwin() && !isLinux()) {
      throw new UnsupportedOperationException(
          System.getProperty("os.name") + " is neither macOS nor Linux");
    }
    try {
      String library = standIn;
      return new PosixLibrary(
          library == null ? NativeLibrary.getProcess() : NativeLibrary.getInstance(library));
    } catch (LinkageError e) {
      throw Unavailable.because(e);
    }
  }

  /**
   * For tests: from now on this is macOS, and its calls are those of a library that has Darwin's
   * face over Linux. To be called before anything else of this library is; nothing in production
   * does, and no property, variable or file leads here.
   */
  public static void standIn(Path library) {
    standIn = library.toAbsolutePath().toString();
  }
}
