package io.github.launchd4j.socket.jna;

import com.sun.jna.Library;
import com.sun.jna.Native;

/**
 * {@code <xpc/xpc.h>}, macOS 10.7: while a transaction is open, launchd asks a job with
 * EnableTransactions to stop by SIGTERM; without one it stops it by SIGKILL at once
 * (launchd.plist(5)). Thread-safe.
 */
public final class XpcTransactions {

  private interface Binding extends Library {
    /** {@code void xpc_transaction_begin(void)}. */
    void xpc_transaction_begin();

    /** {@code void xpc_transaction_end(void)}. */
    void xpc_transaction_end();
  }

  private final Binding binding;

  private XpcTransactions(Binding binding) {
    this.binding = binding;
  }

  /**
   * The calls of libSystem, or of the library that {@link LaunchApi#LIBRARY_PROPERTY} names.
   *
   * @throws UnsupportedOperationException if the library cannot be loaded
   */
  public static XpcTransactions load() {
    String library = System.getProperty(LaunchApi.LIBRARY_PROPERTY);
    try {
      return new XpcTransactions(
          library == null ? Native.load(Binding.class) : Native.load(library, Binding.class));
    } catch (LinkageError e) {
      throw Posix.unavailable(e);
    }
  }

  /** Opens a transaction more. */
  public void begin() {
    binding.xpc_transaction_begin();
  }

  /** Closes one. */
  public void end() {
    binding.xpc_transaction_end();
  }
}
