/** Model, writer, reader and validator of launchd property lists. */
module io.github.launchd4j.plist {
  requires com.dd.plist;
  requires static info.picocli;
  requires static org.jspecify;

  exports io.github.launchd4j.plist;
  exports io.github.launchd4j.plist.edit;
  exports io.github.launchd4j.plist.explain;
  exports io.github.launchd4j.plist.install;
  exports io.github.launchd4j.plist.finding;
  exports io.github.launchd4j.plist.life;
  exports io.github.launchd4j.plist.report;
  exports io.github.launchd4j.plist.tree;

  opens io.github.launchd4j.plist.cli to
      info.picocli;
}
