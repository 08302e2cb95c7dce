package io.github.launchd4j.testkit.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.launchd4j.socket.jna.Kernel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The two calls that stand between a connection and the start of a job, in JNA's direct mapping,
 * which costs a tenth of {@link LibC}'s in code that runs too seldom to be compiled. Both systems
 * have 64 bits here; nfds_t has 32 on macOS, but still takes one register.
 */
final class Direct {
  private Direct() {}

  static void load() throws IOException {
    LibC.get();
    if (Registered.FAILURE != null) {
      throw new IOException("JNA cannot reach the C library: " + Registered.FAILURE);
    }
  }

  // int poll(struct pollfd *fds, nfds_t count, int milliseconds);
  static native int poll(Pointer fds, long count, int milliseconds);

  // ssize_t write(int fd, const void *buffer, size_t count);
  static native long write(int fd, byte[] buffer, long count);

  private static final class Registered {
    static final @Nullable String FAILURE = register();

    private static @Nullable String register() {
      try {
        Native.register(Direct.class, Kernel.libraryPath());
        return null;
      } catch (LinkageError e) {
        return e.getMessage();
      }
    }
  }
}
