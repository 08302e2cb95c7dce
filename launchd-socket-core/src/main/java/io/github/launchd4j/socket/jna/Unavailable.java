package io.github.launchd4j.socket.jna;

import org.jspecify.annotations.Nullable;

/** Why JNA cannot be used, with the cure that fits. */
final class Unavailable {
  private static final String UNNAMED = "ALL-UNNAMED";

  /** The JVM tells the cause once; later calls only learn that JNA's class is of no use. */
  private static @Nullable String cause;

  private Unavailable() {}

  static synchronized UnsupportedOperationException because(LinkageError failure) {
    if (cause == null) {
      cause = root(failure).toString();
    }
    String missing = missingModule(cause);
    return new UnsupportedOperationException(
        "JNA cannot load its native library ("
            + cause
            + "); "
            + (missing != null
                ? "this runtime image has no module " + missing + ": add it, by jlink --add-modules"
                : "if native access is denied, give java --enable-native-access="
                    + nativeAccess()
                    + "; if the folder for temporary files is mounted noexec, name another by -Djna.tmpdir"),
        failure);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** JNA logs by java.util.logging, which a small image may lack. */
  private static @Nullable String missingModule(String cause) {
    return cause.replace('/', '.').contains("java.util.logging.") ? "java.logging" : null;
  }

  /** Who has to be allowed: JNA's module if it is in one, else the class path. */
  private static String nativeAccess() {
    Module jna = Kernel.jna().getModule();
    return jna.isNamed() ? jna.getName() : UNNAMED;
  }
}
