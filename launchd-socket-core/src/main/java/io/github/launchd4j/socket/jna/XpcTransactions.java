package io.github.launchd4j.socket.jna;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/**
 * {@code <xpc/xpc.h>}, macOS 10.7: while a transaction is open, launchd asks a job with
 * EnableTransactions to stop by SIGTERM; without one it stops it by SIGKILL at once
 * (launchd.plist(5)). Thread-safe.
 */
public final class XpcTransactions {
  private static final Object[] NO_ARGUMENTS = {};

  private final Function begin;
  private final Function end;

  private XpcTransactions(Function begin, Function end) {
    this.begin = begin;
    this.end = end;
  }

  /**
   * {@code void xpc_transaction_begin(void)} and {@code void xpc_transaction_end(void)} of this
   * process.
   *
   * @throws UnsupportedOperationException if it has no such calls, or JNA cannot be loaded
   */
  public static XpcTransactions load() {
    Kernel.libc(); // says what is wrong if JNA cannot be loaded
    try {
      NativeLibrary process = NativeLibrary.getProcess();
      return new XpcTransactions(
          process.getFunction("xpc_transaction_begin"), process.getFunction("xpc_transaction_end"));
    } catch (UnsatisfiedLinkError e) {
      throw new UnsupportedOperationException("this process has no xpc_transaction_begin", e);
    }
  }

  /** Opens a transaction more. */
  public void begin() {
    begin.invokeVoid(NO_ARGUMENTS);
  }

  /** Closes one. */
  public void end() {
    end.invokeVoid(NO_ARGUMENTS);
  }
}
