package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.life.Demand;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What starts a job, in words. */
final class DemandWords {

  private DemandWords() {}

  static List<String> of(List<Demand> demands, Subject subject) {
    List<String> services =
        demands.stream()
            .flatMap(demand -> demand.as(Demand.MachMessage.class).stream())
            .map(Demand.MachMessage::service)
            .toList();
    Stream<String> messages =
        services.isEmpty()
            ? Stream.of()
            : Stream.of(
                "When a message arrives for the Mach service " + Words.list(services, "or") + ".");
    return Stream.concat(
            messages, demands.stream().flatMap(demand -> words(demand, subject).stream()))
        .toList();
  }

  private static List<String> words(Demand demand, Subject subject) {
    if (demand instanceof Demand.Connection) {
      return List.of(connection(subject));
    } else if (demand instanceof Demand.Every every) {
      return List.of(ScheduleSection.words(every));
    } else if (demand instanceof Demand.At at) {
      return ScheduleSection.words(at, subject);
    } else if (demand instanceof Demand.Stream stream) {
      return EventWords.of(stream);
    } else if (demand instanceof Demand.WhilePath path) {
      return List.of(path.exists() ? exists(path) : existsNot(path));
    } else if (demand instanceof Demand.WhileJob other) {
      return List.of("While the job " + other.label() + " is " + StopsSection.state(other) + ".");
    } else if (demand instanceof Demand.Changed changed) {
      return List.of("When " + Words.list(changed.paths(), "or") + " changes.");
    } else if (demand instanceof Demand.Filled filled) {
      return List.of("While there are files in " + Words.list(filled.paths(), "or") + ".");
    } else if (demand instanceof Demand.Mount) {
      return List.of("When a file system is mounted.");
    } else if (demand instanceof Demand.Other) {
      return List.of("When the undocumented key " + demand.entry().key() + " asks for it.");
    }
    return List.of();
  }

  private static String exists(Demand.WhilePath path) {
    return "When " + path.path() + " is created, or at once if it exists already.";
  }

  private static String existsNot(Demand.WhilePath path) {
    return "When " + path.path() + " is removed, or at once if it does not exist.";
  }

  private static String connection(Subject subject) {
    Set<SockType> types = socketTypes(subject);
    if (!types.contains(SockType.DGRAM)) {
      return "When somebody connects to one of its sockets. launchd opens them when the job"
          + " is loaded, so connections are accepted before the job runs.";
    }
    return types.size() == 1
        ? "When a datagram arrives at one of its sockets. launchd opens them when the"
            + " job is loaded."
        : "When somebody connects or sends to one of its sockets. launchd opens them"
            + " when the job is loaded, so connections are accepted before the job runs.";
  }

  static Set<SockType> socketTypes(Subject subject) {
    return subject.job().sockets().values().stream()
        .flatMap(List::stream)
        .map(SocketEntry::sockType)
        .collect(Collectors.toSet());
  }
}
