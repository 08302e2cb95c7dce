package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.plist.CalendarInterval;
import io.github.launchd4j.plist.InetdCompatibility;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How the questions about starts and stops are asked. */
final class LifeAttempts {
  private static final int THROTTLE_SECONDS = 6;

  private LifeAttempts() {}

  /** The second connection waits in the queue when the process that does not accept it ends. */
  static List<String> restart(Bench bench) throws IOException, InterruptedException {
    int port = Loopback.freePort();
    bench.load(bench.probe("serve:Web").socket("Web", Loopback.entry(port)));
    try (Socket first = Loopback.connect(port)) {
      long pid = Long.parseLong(Loopback.answer(first));
      try (Socket second = Loopback.connect(port)) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long start = System.nanoTime();
        long next = Long.parseLong(Loopback.answer(second));
        return List.of(
            "process %d answered, and was stopped with a connection in the queue".formatted(pid),
            "process %d answered that one, %s later".formatted(next, secondsSince(start)));
      }
    }
  }

  /** The second connection comes when the process that answered the first has ended. */
  static List<String> throttle(Bench bench) throws IOException, InterruptedException {
    int port = Loopback.freePort();
    bench.load(
        bench
            .probe("answer:")
            .inetdCompatibility(new InetdCompatibility(true))
            .throttleInterval(THROTTLE_SECONDS)
            .socket("Web", Loopback.entry(port)));
    long start = System.nanoTime();
    String first = pidThatAnswers(port);
    while (ProcessHandle.of(Long.parseLong(first)).isPresent()) {
      Thread.sleep(50);
    }
    String ended = secondsSince(start);
    String second = pidThatAnswers(port);
    return List.of(
        "ThrottleInterval %d; process %s was gone %s after it was asked for"
            .formatted(THROTTLE_SECONDS, first, ended),
        "process %s answered %s after the first was asked for"
            .formatted(second, secondsSince(start)));
  }

  private static String pidThatAnswers(int port) throws IOException {
    try (Socket client = Loopback.connect(port)) {
      return Loopback.answer(client);
    }
  }

  /** The order of the lines tells whether the child got SIGTERM with the process, or after it. */
  static List<String> signals(Bench bench) throws IOException, InterruptedException {
    String child =
        "trap 'echo child got SIGTERM; exit' TERM; i=0; " + waiting("[ $((i+=1)) -lt 300 ]");
    String parent = "trap 'echo process got SIGTERM; sleep 2; echo process ends; exit' TERM; ";
    List<String> before =
        Attempts.run(
            bench,
            bench.shell("(" + child + ") & " + parent + "sleep 1; echo end; " + waiting(":")));
    bench.unload();
    Thread.sleep(1000); // what is left of the group may get SIGTERM after the job is gone
    List<String> lines = new ArrayList<>(before);
    lines.addAll(bench.later());
    return lines.isEmpty() ? List.of("nobody got SIGTERM") : lines;
  }

  private static String waiting(String condition) {
    return "while " + condition + "; do sleep 0.1; done";
  }

  /** In one or two minutes. */
  static List<String> calendar(Bench bench) throws IOException, InterruptedException {
    LocalTime due =
        LocalTime.now(ZoneId.systemDefault()).plusSeconds(75).truncatedTo(ChronoUnit.MINUTES);
    bench.load(
        bench
            .probe("time:")
            .startCalendarInterval(
                List.of(CalendarInterval.daily(due.getHour(), due.getMinute()))));
    List<String> lines = new ArrayList<>(List.of("due at " + due));
    lines.addAll(bench.findings(Duration.ofMinutes(3)));
    lines.add(
        "a change to summer time cannot be tried at will: on the night of a change, let a job with");
    lines.add("StartCalendarInterval Hour 2, Minute 30 write down when it runs");
    return lines;
  }

  static List<String> exitTimeOut(Bench bench) throws IOException, InterruptedException {
    Attempts.run(bench, bench.probe("stay:"));
    long start = System.nanoTime();
    bench.unload();
    return List.of(
        "%s from the order to stop until the process was gone".formatted(secondsSince(start)));
  }

  private static String secondsSince(long nanoTime) {
    return "%.1f s".formatted((System.nanoTime() - nanoTime) / 1e9);
  }
}
