package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sockets and the life cycle of a job, each narrow enough for a telephone. */
final class Drawings {

  private static final int WIDTH = 360;
  private static final int MIDDLE = WIDTH / 2;
  private static final int ROW = 62;
  private static final int MAX_SOCKETS = 20;

  private Drawings() {}

  /** Clients at the top, launchd with the sockets in the middle, the job at the bottom. */
  static String sockets(Job job) {
    List<List<String>> rows = rows(job);
    Svg svg = new Svg();
    int end = 110 + rows.size() * ROW;
    svg.box(MIDDLE - 60, 8, 120, 40, "plain", List.of("clients"));
    svg.arrow("M180 48 L180 74");
    svg.box(8, 78, WIDTH - 16, end - 78, "frame", List.of());
    svg.text(MIDDLE, 98, "strong", "launchd");
    for (int i = 0; i < rows.size(); i++) {
      svg.box(20, 108 + i * ROW, WIDTH - 40, ROW - 10, "socket", rows.get(i));
    }
    svg.arrow("M180 %d L180 %d".formatted(end, end + 26));
    svg.box(MIDDLE - 80, end + 30, 160, 50, "job", List.of("the job", handOver(job)));
    return svg.finish(WIDTH, end + 88, "Clients connect to launchd's sockets, which the job gets");
  }

  private static String handOver(Job job) {
    return job.inetdCompatibility().isPresent() ? "on stdin" : "by name";
  }

  private static List<List<String>> rows(Job job) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, List<SocketEntry>> named : job.sockets().entrySet()) {
      for (SocketEntry entry : named.getValue()) {
        boolean ip = entry.sockPathName().isEmpty() && entry.secureSocketWithKey().isEmpty();
        String what = entry.sockPathName().orElse(ListensSection.what(entry));
        rows.add(
            List.of(
                OneLine.escaped(named.getKey()),
                OneLine.escaped(
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
  static String lifeCycle(Subject subject) {
    Demands demands = subject.demands();
    Svg svg = new Svg();
    svg.box(70, 8, 220, 50, "plain", List.of("loaded", waits(demands)));
    svg.arrow("M180 58 L180 94");
    svg.box(70, 98, 220, 36, "job", List.of("running"));
    svg.arrow("M180 134 L180 170");
    svg.text(MIDDLE, 190, "", "exit, or SIGTERM, " + kill(subject));
    svg.arrow("M180 198 L180 222");
    svg.box(70, 226, 220, 50, "plain", List.of("ended", after(demands)));
    boolean always = demands.once().isEmpty() && demands.keptAlive().isPresent();
    if (always || restarts(demands)) {
      svg.arrow("M290 251 C345 251 345 116 294 116");
    }
    if (!always && demands.once().isEmpty()) {
      svg.arrow("M70 251 C15 251 15 33 66 33");
    }
    return svg.finish(WIDTH, 284, "The job is loaded, runs, ends, and waits or runs again");
  }

  private static String waits(Demands demands) {
    if (demands.startsAtLoad().isPresent()) {
      return "starts at once";
    }
    return demands.isEmpty() ? "waits for launchctl" : "waits";
  }

  private static String after(Demands demands) {
    if (demands.once().isPresent()) {
      return "removed until the next boot";
    }
    if (demands.keptAlive().isPresent()) {
      return "always runs again";
    }
    return restarts(demands) ? "runs again, or waits" : "waits for the next start";
  }

  private static boolean restarts(Demands demands) {
    return demands.once().isEmpty()
        && (demands.has(Demand.AfterExit.class)
            || demands.has(Demand.AfterCrash.class)
            || demands.has(Demand.WhilePath.class)
            || demands.has(Demand.WhileJob.class)
            || demands.has(Demand.Filled.class)
            || demands.keptAliveFromTheFirstStartOn().isPresent());
  }

  private static String kill(Subject subject) {
    if (subject.timing().exitTimeOut().isEmpty()) {
      return "never SIGKILL";
    }
    return subject.timing().exitTimeOutEntry().isEmpty()
        ? "SIGKILL later"
        : "SIGKILL " + subject.timing().exitTimeOut().get().toSeconds() + " s later";
  }
}
