/** The command line launchd4j. */
module io.github.launchd4j.cli {
  requires info.picocli;
  requires io.github.launchd4j.host;
  requires io.github.launchd4j.plist;
  requires io.github.launchd4j.socket;
  requires io.github.launchd4j.testkit;
  requires static org.jspecify;

  opens io.github.launchd4j.cli to
      info.picocli;
}
