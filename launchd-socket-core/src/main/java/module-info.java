/** JDK channels from sockets that launchd or systemd opened. */
@SuppressWarnings("requires-automatic") // JNA's own jar names its module in the manifest only
module io.github.launchd4j.socket {
  requires com.sun.jna;
  requires static transitive org.jspecify;

  exports io.github.launchd4j.socket;
}
