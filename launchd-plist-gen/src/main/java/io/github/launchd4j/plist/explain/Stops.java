package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.KeepAlive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How launchd ends a job, and what it does after. */
final class Stops {

  private Stops() {}

  static List<String> sentences(Job job) {
    List<String> sentences = new ArrayList<>();
    sentences.add(signals(job));
    if (job.abandonProcessGroup()) {
      sentences.add("Processes that it leaves behind are let alone.");
    } else {
      sentences.add("Processes that it leaves behind in its process group are killed.");
    }
    sentences.addAll(restarts(job));
    sentences.add(throttle(job));
    return sentences;
  }

  private static String signals(Job job) {
    String timeOut =
        job.exitTimeOut().isEmpty()
            ? "SIGKILL after a time that depends on the system (no ExitTimeOut)."
            : job.exitTimeOut().getAsInt() == 0
                ? "is waited for without end (ExitTimeOut 0), at shutdown too."
                : "SIGKILL after " + Words.seconds(job.exitTimeOut().getAsInt()) + ".";
    return job.enableTransactions()
        ? "To stop it, launchd sends SIGKILL at once while it has no transaction open; otherwise"
            + " SIGTERM, and then "
            + timeOut
        : "To stop it, launchd sends SIGTERM, and it "
            + (timeOut.startsWith("SIG") ? "gets " : "")
            + timeOut;
  }

  static List<String> restarts(Job job) {
    List<String> sentences = new ArrayList<>();
    if (Starts.isAlways(job)) {
      sentences.add("Whenever it ends, launchd starts it again.");
      return sentences;
    }
    KeepAlive keepAlive = job.keepAlive();
    keepAlive
        .successfulExit()
        .ifPresent(
            good ->
                sentences.add(
                    good
                        ? "After exit code 0 launchd starts it again."
                        : "After any exit code but 0 launchd starts it again; a JVM that got SIGTERM ends"
                            + " with 143."));
    keepAlive
        .crashed()
        .ifPresent(
            crash ->
                sentences.add(
                    crash
                        ? "After a crash launchd starts it again."
                        : "After any end but a crash launchd starts it again."));
    for (Map.Entry<String, Boolean> path : keepAlive.pathState().entrySet()) {
      sentences.add(
          "It is kept running while "
              + path.getKey()
              + (path.getValue() ? " exists." : " does not exist."));
    }
    for (Map.Entry<String, Boolean> other : keepAlive.otherJobEnabled().entrySet()) {
      sentences.add(
          "It is kept running while the job "
              + other.getKey()
              + (other.getValue() ? " is loaded." : " is not loaded."));
    }
    if (keepAlive.afterInitialDemand().orElse(false)) {
      sentences.add("All that only once something has asked for it.");
    }
    if (sentences.isEmpty()) {
      sentences.add(
          job.sockets().isEmpty()
              ? "When it ends it stays ended until something starts it again."
              : "When it ends launchd keeps its sockets, and starts it again on the next connection.");
    }
    return sentences;
  }

  private static String throttle(Job job) {
    int seconds = Math.max(1, job.throttleInterval().orElse(10));
    return "Two starts are at least "
        + Words.seconds(seconds)
        + " apart"
        + (job.throttleInterval().isEmpty() ? ", the default." : ".");
  }
}
