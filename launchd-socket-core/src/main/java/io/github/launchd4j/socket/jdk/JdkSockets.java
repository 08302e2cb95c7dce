package io.github.launchd4j.socket.jdk;

import io.github.launchd4j.socket.jna.BootLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way into the JDK: one small class of ours in its package sun.nio.ch, where the constructors
 * that take a descriptor can be called. If the package is open ({@code Add-Opens:
 * java.base/sun.nio.ch} in an executable jar's manifest, or {@code --add-opens}), the class gets
 * there by {@link MethodHandles.Lookup#defineClass}, and no native code is called. If not, {@link
 * BootLoader} puts it there. Thread-safe.
 */
final class JdkSockets {
  private static final String PACKAGE = "sun.nio.ch";

  /** Of the source in src/main/jdk; the build leaves its bytes beside this class. */
  private static final String CLASS = "Launchd4jSockets1";

  private static final String KEY = "launchd4j.sockets.1";

  private static @Nullable BiFunction<String, Object[], Object> inside;

  private JdkSockets() {}

  /** Whether the package is open to this library. Loads nothing. */
  static boolean isOpen() {
    return Object.class.getModule().isOpen(PACKAGE, JdkSockets.class.getModule());
  }

  /**
   * Calls the class in the JDK.
   *
   * @throws UnsupportedOperationException if this JDK offers no way there, or has other internals
   * @throws IOException if the JDK refuses the descriptor, which stays the caller's
   */
  static Object call(String what, @Nullable Object... with) throws IOException {
    try {
      return inside().apply(what, with);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (LinkageError e) {
      throw unsupported(e);
    }
  }

  /**
   * Gets there, if that has not been done.
   *
   * @throws UnsupportedOperationException as {@link #call}
   */
  static synchronized BiFunction<String, Object[], Object> inside() {
    if (inside == null) {
      try {
        inside = enter();
      } catch (ReflectiveOperationException
          | LinkageError
          | IOException
          | UnsupportedOperationException e) {
        throw unsupported(e);
      }
    }
    return inside;
  }

  private static BiFunction<String, Object[], Object> enter()
      throws ReflectiveOperationException, IOException {
    if (!isThere()) {
      try {
        define(code());
      } catch (LinkageError e) {
        if (!isThere()) { // else another copy of this library was faster
          throw e;
        }
      }
    }
    Class<?> type = Class.forName(PACKAGE + "." + CLASS, true, null);
    Object left = System.getProperties().remove(KEY);
    return taken(type.isInstance(left) ? left : type.getEnumConstants()[0]);
  }

  @SuppressWarnings("unchecked")
  private static BiFunction<String, Object[], Object> taken(Object constant) {
    return (BiFunction<String, Object[], Object>) constant;
  }

  private static boolean isThere() {
    try {
      Class.forName(PACKAGE + "." + CLASS, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void define(byte[] code) throws ReflectiveOperationException {
    if (isOpen()) {
      Class<?> neighbour = Class.forName(PACKAGE + ".IOUtil", false, null);
      MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(code);
    } else {
      BootLoader.define(PACKAGE.replace('.', '/') + "/" + CLASS, code);
    }
  }

  private static byte[] code() throws IOException {
    try (InputStream in = JdkSockets.class.getResourceAsStream(CLASS + ".bin")) {
      if (in == null) {
        throw new IOException(CLASS + ".bin is not in the jar of this library");
      }
      return in.readAllBytes();
    }
  }

  private static UnsupportedOperationException unsupported(Throwable cause) {
    return new UnsupportedOperationException(
        "JDK "
            + Runtime.version()
            + " gives no access to its channels ("
            + cause.getMessage()
            + "); Add-Opens: java.base/sun.nio.ch in the executable jar's manifest, or --add-opens java.base/sun.nio.ch="
            + self()
            + " may help",
        cause);
  }

  private static String self() {
    Module module = JdkSockets.class.getModule();
    return module.isNamed() ? module.getName() : "ALL-UNNAMED";
  }
}
