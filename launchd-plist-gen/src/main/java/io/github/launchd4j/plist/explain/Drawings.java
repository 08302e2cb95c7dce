package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The sockets and the life cycle of a job. */
final class Drawings {

  private static final int WIDTH = 760;
  private static final int ROW = 62;
  private static final int MAX_SOCKETS = 20;

  private Drawings() {}

  /** Clients on the left, launchd with the sockets in the middle, the job on the right. */
  static String sockets(Job job) {
    List<List<String>> rows = rows(job);
    Svg svg = new Svg();
    int height = rows.size() * ROW + 44;
    svg.box(190, 8, 350, height - 16, "frame", List.of());
    svg.text(365, 30, "strong", "launchd");
    int middle = 38 + rows.size() * ROW / 2;
    for (int i = 0; i < rows.size(); i++) {
      int y = 38 + i * ROW;
      int center = y + ROW / 2;
      svg.box(210, y + 5, 310, ROW - 10, "socket", rows.get(i));
      svg.arrow("M105 %d L206 %d".formatted(middle, center));
      svg.arrow("M522 %d L616 %d".formatted(center, middle));
    }
    svg.box(10, middle - 24, 95, 48, "plain", List.of("clients"));
    svg.box(620, middle - 24, 130, 48, "job", List.of("the job", handOver(job)));
    return svg.finish(WIDTH, height, "Clients connect to launchd's sockets, which the job gets");
  }

  private static String handOver(Job job) {
    return job.inetdCompatibility().isPresent() ? "on stdin" : "by name";
  }

  private static List<List<String>> rows(Job job) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, List<SocketEntry>> named : job.sockets().entrySet()) {
      for (SocketEntry entry : named.getValue()) {
        boolean ip = entry.sockPathName().isEmpty() && entry.secureSocketWithKey().isEmpty();
        String what = entry.sockPathName().orElse(Listens.what(entry));
        rows.add(
            List.of(
                Words.clean(named.getKey()),
                Words.clean(
                    what + (ip ? entry.sockNodeName().map(n -> " on " + n).orElse("") : ""))));
      }
    }
    if (rows.size() > MAX_SOCKETS) {
      int more = rows.size() - MAX_SOCKETS;
      rows = new ArrayList<>(rows.subList(0, MAX_SOCKETS));
      rows.add(List.of("and " + more + " more"));
    }
    return rows;
  }

  /** Loaded, running, ended, and the ways between them. */
  static String lifeCycle(Job job) {
    Svg svg = new Svg();
    svg.box(10, 60, 150, 56, "plain", List.of("loaded", waits(job)));
    svg.box(305, 60, 150, 56, "job", List.of("running"));
    svg.box(600, 60, 150, 56, "plain", List.of("ended"));
    svg.arrow("M160 88 L301 88");
    svg.text(232, 78, "", "start");
    svg.arrow("M455 88 L596 88");
    svg.text(527, 78, "", "exit, or SIGTERM");
    svg.text(527, 106, "dim", kill(job.exitTimeOut()));
    boolean again = Starts.isAlways(job) || job.keepAlive().isConditional();
    if (again) {
      svg.arrow("M675 60 C675 8 380 8 380 56");
      svg.text(527, 16, "", Starts.isAlways(job) ? "always again" : "again, if KeepAlive says so");
    }
    if (!Starts.isAlways(job)) {
      svg.arrow("M675 116 C675 176 85 176 85 120");
      svg.text(380, 180, "", job.launchOnlyOnce() ? "until the next boot" : "until the next start");
    }
    return svg.finish(WIDTH, 192, "The job is loaded, runs, ends, and waits or runs again");
  }

  private static String waits(Job job) {
    return Starts.startsAtOnce(job) ? "starts at once" : "waits";
  }

  private static String kill(OptionalInt seconds) {
    if (seconds.isEmpty()) {
      return "SIGKILL later";
    }
    return seconds.getAsInt() == 0 ? "never SIGKILL" : "SIGKILL after " + seconds.getAsInt() + " s";
  }
}
