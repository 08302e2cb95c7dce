package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.List;
import java.util.Optional;

/** The events of a stream of LaunchEvents; xpc_events(3), xpc/activity.h, Apple's files. */
final class EventWords {

  private EventWords() {}

  static List<String> of(Demand.Stream stream) {
    return stream.events().stream()
        .map(event -> words(stream.name(), event) + " (" + event.key() + ").")
        .toList();
  }

  private static String words(String stream, Entry event) {
    PlistDictionary details =
        event.value() instanceof PlistDictionary dictionary ? dictionary : PlistDictionary.EMPTY;
    return switch (stream) {
      case "com.apple.xpc.activity" -> activity(details);
      case "com.apple.iokit.matching" ->
          "When a device"
              + text(details, "IOProviderClass").map(name -> " of class " + name).orElse("")
              + " appears";
      case "com.apple.notifyd.matching" ->
          "When the notification "
              + text(details, "Notification").orElse("of this name")
              + " is posted";
      case "com.apple.distnoted.matching" ->
          "When the distributed notification "
              + text(details, "Name").orElse("of this name")
              + " is posted";
      case "com.apple.fsevents.matching" ->
          "When " + text(details, "Path").orElse("a path") + " changes";
      default -> "When there is an event of the stream " + stream;
    };
  }

  /** launchd knows nothing of the time: the system's scheduler of activities picks the moment. */
  private static String activity(PlistDictionary details) {
    String moment = ", when the system finds it convenient";
    Optional<Long> interval = seconds(details, "Interval");
    if (interval.isPresent()) {
      return "About every " + Words.seconds(interval.get()).replaceFirst("^1 ", "") + moment;
    }
    return seconds(details, "Delay")
        .map(delay -> "About " + Words.seconds(delay) + " after loading" + moment)
        .orElse("From time to time" + moment);
  }

  private static Optional<String> text(PlistDictionary details, String key) {
    return details.get(key).map(Words::of);
  }

  private static Optional<Long> seconds(PlistDictionary details, String key) {
    PlistValue value = details.get(key).orElse(null);
    if (value instanceof PlistReal real) {
      return Optional.of((long) real.value());
    }
    return value instanceof PlistInteger number
        ? Optional.of(number.value().longValue())
        : Optional.empty();
  }
}
