package io.github.launchd4j.socket.jna;

import org.jspecify.annotations.Nullable;

/** Why JNA cannot be used, with the cure that fits. */
final class Unavailable {
  private static final String UNNAMED = "ALL-UNNAMED";

  private Unavailable() {}

  static UnsupportedOperationException because(LinkageError failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String missing = missingModule(root);
    return new UnsupportedOperationException(
        "JNA cannot load its native library ("
            + root
            + "); "
            + (missing != null
                ? "this runtime image has no module " + missing + ": add it, by jlink --add-modules"
                : "if native access is denied, give java --enable-native-access="
                    + nativeAccess()
                    + "; if the folder for temporary files is mounted noexec, name another by -Djna.tmpdir"),
        failure);
  }

  /** JNA logs by java.util.logging, which a small image may lack. */
  private static @Nullable String missingModule(Throwable root) {
    return String.valueOf(root.getMessage()).replace('/', '.').contains("java.util.logging.")
        ? "java.logging"
        : null;
  }

  /** Who has to be allowed: JNA's module if it is in one, else the class path. */
  private static String nativeAccess() {
    Module jna = Kernel.jna().getModule();
    return jna.isNamed() ? jna.getName() : UNNAMED;
  }
}
