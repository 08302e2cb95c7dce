/** launchd on any machine: an emulator and a native stand-in, for tests. */
// JNA's own jar names its module in the manifest only; launchd4j.cli is built after this one.
@SuppressWarnings({"requires-automatic", "module"})
module io.github.launchd4j.testkit {
  requires com.sun.jna;
  requires jdk.net; // who is at the other end of a Unix socket
  requires transitive io.github.launchd4j.plist;
  requires io.github.launchd4j.socket;
  requires static org.jspecify;
  requires static org.junit.jupiter.api; // users of ….testkit.junit bring it

  exports io.github.launchd4j.testkit;
  exports io.github.launchd4j.testkit.event;
  exports io.github.launchd4j.testkit.junit;
  exports io.github.launchd4j.testkit.jna to
      io.github.launchd4j.cli;
}
