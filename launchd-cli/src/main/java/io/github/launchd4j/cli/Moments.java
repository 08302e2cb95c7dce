package io.github.launchd4j.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Times and zones as people write them. */
final class Moments {

  private static final String FORMS = "write 2026-11-23, \"2026-11-23 12:00\" or 2026-11-23T12:00Z";

  private Moments() {}

  /** A date, a time of the zone, or a time with its own offset. */
  static Instant instant(String text, ZoneId zone) throws UsageException {
    String time = text.strip().replaceFirst("^(\\S+) +", "$1T");
    try {
      if (time.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(time).atStartOfDay(zone).toInstant();
      }
      return time.matches(".*T.*(?:[Zz]|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(time.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
          : LocalDateTime.parse(time).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException("--at: \"" + text + "\" is not a time; " + FORMS);
    }
  }

  /** A zone by its name; one that is nearly right is answered with what may be meant. */
  static ZoneId zone(String name) throws UsageException {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new UsageException("--zone: there is no time zone \"" + name + "\"; " + advice(name));
    }
  }

  private static String advice(String name) {
    String place = name.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    List<String> meant =
        ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> isLike(zone.toLowerCase(Locale.ROOT), place))
            .sorted()
            .limit(3)
            .toList();
    String of = ZoneId.SHORT_IDS.get(name.toUpperCase(Locale.ROOT));
    if (meant.isEmpty() && of != null && of.contains("/")) {
      return "an abbreviation stands for several; name a place, such as " + of;
    }
    return meant.isEmpty()
        ? "name a place, such as Europe/Berlin or America/Los_Angeles"
        : "did you mean " + String.join(" or ", meant) + "?";
  }

  private static boolean isLike(String zone, String place) {
    return zone.equals(place) || zone.endsWith("/" + place);
  }
}
