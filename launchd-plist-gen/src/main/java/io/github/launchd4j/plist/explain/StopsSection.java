package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How launchd ends a job, and what it does after. */
final class StopsSection {

  private StopsSection() {}

  static List<String> sentences(Subject subject) {
    List<String> sentences = new ArrayList<>();
    sentences.add(signals(subject));
    sentences.add(processGroup(subject));
    sentences.addAll(restarts(subject));
    pressuredExit(subject, sentences);
    Duration throttle = subject.timing().throttle();
    if (!throttle.isZero() && subject.demands().once().isEmpty()) {
      sentences.add(
          "Two starts are at least "
              + Words.seconds(throttle.toSeconds())
              + " apart"
              + (subject.timing().throttleEntry().isEmpty() ? ", the default." : "."));
    }
    return sentences;
  }

  private static String signals(Subject subject) {
    return subject.treatment().transactions()
        ? "To stop it, launchd sends SIGKILL at once while it has no transaction open; otherwise "
            + terminate(subject)
        : "To stop it, launchd sends " + terminate(subject);
  }

  private static String terminate(Subject subject) {
    if (subject.timing().exitTimeOut().isEmpty()) {
      return "SIGTERM, and waits for it forever (ExitTimeOut 0), even at shutdown.";
    }
    return subject.timing().exitTimeOutEntry().isEmpty()
        ? "SIGTERM, then SIGKILL if it still runs after a time that depends on the system (no"
            + " ExitTimeOut)."
        : "SIGTERM, then SIGKILL if it still runs "
            + Words.seconds(subject.timing().exitTimeOut().get().toSeconds())
            + " later.";
  }

  /** launchd-842, core.c:991 and 3631; core.c:2926 for inetd. */
  private static String processGroup(Subject subject) {
    String signals = "Only the process itself gets these signals. ";
    if (subject.treatment().inetdWait().isPresent()) {
      return signals + "Processes that it leaves behind continue to run, as with inetd.";
    }
    return subject.treatment().abandonsProcessGroup()
        ? signals + "Processes that it leaves behind continue to run (AbandonProcessGroup)."
        : signals
            + "When it has ended, the remaining processes of its process group get one"
            + " SIGTERM.";
  }

  private static List<String> restarts(Subject subject) {
    Demands demands = subject.demands();
    if (demands.once().isPresent()) {
      return List.of("When it has ended, launchd removes the job (LaunchOnlyOnce).");
    }
    if (demands.keptAlive().isPresent()) {
      return List.of("Whenever it ends, launchd starts it again.");
    }
    if (demands.keptAliveFromTheFirstStartOn().isPresent()) {
      return List.of("Once started, it is kept alive: whenever it ends, launchd starts it again.");
    }
    List<String> sentences = new ArrayList<>();
    for (Demand demand : demands.all()) {
      restart(demand, subject, sentences);
    }
    if (demands.afterInitialDemand().isPresent()) {
      sentences.add("All this applies only after a connection or a message has started it once.");
    }
    return sentences.isEmpty() ? List.of(ended(subject)) : sentences;
  }

  private static void restart(Demand demand, Subject subject, List<String> sentences) {
    if (demand instanceof Demand.AfterExit exit) {
      sentences.add(
          exit.successful()
              ? "After exit code 0 launchd starts it again."
              : "Unless it ends with exit code 0, launchd starts it again"
                  + (CommandLine.of(subject.dictionary()).isJava()
                      ? "; a JVM stopped by SIGTERM ends with 143."
                      : "."));
    } else if (demand instanceof Demand.AfterCrash crash) {
      sentences.add(
          (crash.crashed() ? "After a crash" : "Unless it crashes,")
              + " launchd starts it again; a crash is a signal such as SIGSEGV or SIGABRT.");
    } else if (demand instanceof Demand.WhilePath path) {
      sentences.add(
          "It is started again whenever it ends while "
              + path.path()
              + (path.exists() ? " exists." : " does not exist."));
    } else if (demand instanceof Demand.WhileJob other) {
      sentences.add(
          "It is started again whenever it ends while the job "
              + other.label()
              + " is "
              + state(other)
              + ".");
    } else if (demand instanceof Demand.Filled filled) {
      sentences.add(
          "It is started again whenever it ends while there is something in "
              + Words.list(filled.paths(), "or")
              + ".");
    }
  }

  /** What the other job of a condition has to be. */
  static String state(Demand.WhileJob other) {
    return (other.wanted() ? "" : "not ") + (other.active() ? "running" : "loaded");
  }

  private static String ended(Subject subject) {
    if (subject.isPerConnection()) {
      return "A process that ends is not started again: the next connection gets its own process.";
    }
    if (subject.demands().has(Demand.Connection.class)) {
      boolean datagrams = DemandWords.socketTypes(subject).equals(Set.of(SockType.DGRAM));
      return "When it ends launchd keeps its sockets, and starts it again on the next "
          + (datagrams ? "datagram." : "connection.");
    }
    return subject.demands().isEmpty()
        ? "When it ends it is not restarted."
        : "When it ends it is not restarted until something starts it again.";
  }

  /** launchd.plist(5), EnablePressuredExit. */
  private static void pressuredExit(Subject subject, List<String> sentences) {
    if (subject.treatment().pressuredExit().isPresent()) {
      sentences.add("It ignores SIGTERM unless the program handles it (EnablePressuredExit).");
      sentences.add("While it has no transaction open, the system may kill it if memory is short.");
      if (subject.demands().once().isEmpty()) {
        sentences.add("If it exits or crashes with a transaction open, launchd starts it again.");
      }
    }
  }
}
