package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much of the machine a job gets. */
final class PriorityWords {

  private PriorityWords() {}

  static List<String> sentences(Subject subject) {
    List<String> sentences = new ArrayList<>();
    sentences.add(processType(subject.treatment().processType()));
    subject.job().nice().ifPresent(nice -> sentences.add(nice(nice)));
    if (subject.has("LowPriorityIO")) {
      sentences.add("Its disk I/O has low priority (LowPriorityIO).");
    }
    if (subject.has("LowPriorityBackgroundIO")) {
      sentences.add(
          "Its disk I/O has low priority while the system throttles it as background work"
              + " (LowPriorityBackgroundIO).");
    }
    if (subject.has("LegacyTimers")) {
      sentences.add(
          "Its timers fire exactly on time; they are not grouped with others" + " (LegacyTimers).");
    }
    return sentences;
  }

  /** launchd.plist(5), ProcessType; launchd-842, core.c:2618, for the older name and for apps. */
  private static String processType(Optional<Entry> found) {
    if (found.isEmpty()) {
      return "CPU and disk are throttled lightly, as for any job without ProcessType.";
    }
    String key = found.get().key();
    String type = Words.of(found.get().value());
    String its = "its " + key + " is " + type + ".";
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "background" ->
          "CPU and disk are throttled so that the job never disturbs the user: " + its;
      case "standard" -> "CPU and disk are throttled lightly: " + its;
      case "adaptive" ->
          "CPU and disk are throttled except while the job works for an app over XPC: " + its;
      case "interactive" -> "CPU and disk are not throttled: " + its;
      case "app", "systemapp", "talapp" -> "It has the priority of an app: " + its;
      default -> "Its " + key + " is " + type + ", which launchd.plist(5) does not document.";
    };
  }

  private static String nice(int nice) {
    String effect =
        nice > 0 ? ", so others come first" : nice < 0 ? ", so it comes before others" : "";
    return "Its nice value is " + nice + effect + ".";
  }
}
