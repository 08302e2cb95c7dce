package io.github.launchd4j.maven;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where in the POM stands what a generated property list has at a place. */
final class PomPlaces {
  private final Map<Position, PomElement> places = new HashMap<>();

  private PomPlaces() {}

  /** No places: of a file that no POM made. */
  static PomPlaces none() {
    return new PomPlaces();
  }

  /** The places of a job, or none if no {@code <daemon>} of the POM has its Label. */
  static PomPlaces of(PlistDictionary job, List<PomElement> daemons) {
    PomPlaces all = new PomPlaces();
    daemon(job, daemons).ifPresent(daemon -> all.put(job, daemon));
    return all;
  }

  /** A Label may be a property of Maven's: then the only daemon is the one. */
  private static Optional<PomElement> daemon(PlistDictionary job, List<PomElement> daemons) {
    String label = job.get("Label").map(PomPlaces::text).orElse("");
    return daemons.stream()
        .filter(
            daemon ->
                daemons.size() == 1
                    || daemon
                        .child("Label")
                        .map(PomElement::text)
                        .filter(label::equals)
                        .isPresent())
        .findFirst();
  }

  /** The finding at its place in the POM; empty if it has none. */
  Optional<Finding> move(Finding finding) {
    return Optional.ofNullable(places.get(finding.position()))
        .map(
            element ->
                new Finding(
                    finding.code(),
                    finding.severity(),
                    element.position(),
                    finding.message(),
                    finding.help()));
  }

  /** What has no element of its own is told at the one around it. */
  private void put(PlistValue value, PomElement element) {
    places.put(value.position(), element);
    if (value instanceof PlistDictionary dictionary) {
      for (PlistDictionary.Entry entry : dictionary.entries()) {
        PomElement child = element.key(entry.key()).orElse(element);
        places.put(entry.keyPosition(), child);
        put(entry.value(), child);
      }
    } else if (value instanceof PlistArray array) {
      for (int i = 0; i < array.values().size(); i++) {
        put(
            array.values().get(i),
            i < element.children().size() ? element.children().get(i) : element);
      }
    }
  }

  private static String text(PlistValue value) {
    return value instanceof PlistString string ? string.value() : "";
  }
}
