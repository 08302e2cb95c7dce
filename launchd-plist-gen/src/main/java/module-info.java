/** Model, writer, reader and validator of launchd property lists. */
@SuppressWarnings("module") // names modules that are built after this one
module io.github.launchd4j.plist {
  requires transitive com.dd.plist;
  requires static org.jspecify;

  exports io.github.launchd4j.plist;
  exports io.github.launchd4j.plist.ddplist;
  exports io.github.launchd4j.plist.edit;
  exports io.github.launchd4j.plist.explain;
  exports io.github.launchd4j.plist.finding;
  exports io.github.launchd4j.plist.life;
  exports io.github.launchd4j.plist.report;
  exports io.github.launchd4j.plist.tree;
  exports io.github.launchd4j.plist.io to
      io.github.launchd4j.host,
      io.github.launchd4j.cli;
  exports io.github.launchd4j.plist.json to
      io.github.launchd4j.cli;
}
