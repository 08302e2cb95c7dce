package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import java.util.ArrayList;
import java.util.List;

/** What makes launchd start a job. */
final class StartsSection {

  private StartsSection() {}

  static List<String> sentences(Subject subject) {
    List<String> sentences = new ArrayList<>();
    disabled(subject, sentences);
    Demands demands = subject.demands();
    if (demands.startsAtLoad().isPresent()) {
      sentences.add("As soon as it is loaded, at " + loaded(subject) + ".");
    }
    sentences.addAll(DemandWords.of(demands.first(), subject));
    if (demands.has(Demand.Stream.class)) {
      sentences.add(
          "The program has to consume each event (xpc_set_event_stream_handler,"
              + " xpc_activity_register); otherwise launchd starts it again.");
    }
    if (demands.isEmpty()) {
      sentences.add("Never automatically: only by `launchctl kickstart`.");
    }
    if (demands.keptAlive().isPresent() && isScheduled(demands)) {
      sentences.add("Because it is kept alive, it already runs at these times.");
    }
    if (demands.afterInitialDemand().isPresent()) {
      later(subject, sentences);
    }
    if (demands.once().isPresent()) {
      sentences.add("Once until the next boot" + (subject.isAgent() ? " or login" : "") + ".");
    }
    return sentences;
  }

  private static boolean isScheduled(Demands demands) {
    return demands.has(Demand.Every.class) || demands.has(Demand.At.class);
  }

  private static void disabled(Subject subject, List<String> sentences) {
    if (subject.job().disabled()) {
      sentences.add("Not until `launchctl enable` enables it: it is Disabled. After that:");
    } else if (Walk.dictionary(subject.dictionary(), "Disabled").isPresent()) {
      sentences.add("Only on some systems: its Disabled is a dictionary of conditions.");
    }
  }

  private static String loaded(Subject subject) {
    List<String> sessions = subject.place().sessions();
    boolean login = sessions.isEmpty() || sessions.equals(List.of("Aqua"));
    return switch (subject.kind()) {
      case DAEMON -> "boot";
      case AGENT -> login ? "login" : "the beginning of the session";
      case UNKNOWN -> "boot or at login";
    };
  }

  /** With AfterInitialDemand, what starts it only after a first start. */
  private static void later(Subject subject, List<String> sentences) {
    List<Demand> first = subject.demands().first();
    if (first.isEmpty()) {
      sentences.add(
          "AfterInitialDemand makes it wait for a connection or a Mach message, but it"
              + " has neither Sockets nor MachServices.");
      return;
    }
    List<Demand> rest =
        subject.demands().all().stream().filter(demand -> !first.contains(demand)).toList();
    List<String> words = DemandWords.of(rest, subject);
    if (!words.isEmpty()) {
      sentences.add("Once that has started it, also:");
      sentences.addAll(words);
    }
  }
}
