/** JDK channels from sockets that launchd or systemd opened. */
@SuppressWarnings({"requires-automatic", "module"}) // JNA names its module in the manifest only
module io.github.launchd4j.socket {
  requires com.sun.jna;
  requires static org.jspecify;

  exports io.github.launchd4j.socket;
  exports io.github.launchd4j.socket.jna to
      io.github.launchd4j.testkit; // Kernel, the seam for tests
}
