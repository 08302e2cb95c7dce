/** Jetty on the sockets that launchd opened. */
@SuppressWarnings("module") // javac takes the 4 of launchd4j for a version
module io.github.launchd4j.examples.http {
  requires io.github.launchd4j.socket;
  requires org.eclipse.jetty.server;
  requires static org.jspecify;
}
