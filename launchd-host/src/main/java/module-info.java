/** What touches the machine: checks before an installation, launchctl, installed jobs. */
module io.github.launchd4j.host {
  requires transitive io.github.launchd4j.plist;
  requires static org.jspecify;

  exports io.github.launchd4j.host;
  exports io.github.launchd4j.host.bundle;
}
