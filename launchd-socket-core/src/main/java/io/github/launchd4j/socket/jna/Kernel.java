package io.github.launchd4j.socket.jna;

import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The system whose calls are made and by whose numbers they speak: Linux, or macOS, whose kernel is
 * Darwin's xnu. Loads nothing by itself. Thread-safe.
 */
public final class Kernel {
  private static volatile @Nullable String standIn;

  private Kernel() {}

  /** Whether the calls are macOS's. */
  public static boolean isDarwin() {
    return standIn != null || System.getProperty("os.name", "").startsWith("Mac");
  }

  /** Whether the calls are Linux's. */
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

  /** The same as JNA's own type. */
  static NativeLibrary library() {
    String library = standIn;
    return library == null ? NativeLibrary.getProcess() : NativeLibrary.getInstance(library);
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
