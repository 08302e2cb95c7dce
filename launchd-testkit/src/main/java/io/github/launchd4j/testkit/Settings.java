package io.github.launchd4j.testkit;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How a domain differs from launchd's own ways.
 *
 * @param events gets the label of the job and what happened to it
 * @param output gets the label of the job and a line that it wrote
 */
record Settings(
    BiConsumer<String, EmulatorEvent> events,
    Optional<BiConsumer<String, String>> output,
    Optional<Duration> throttle,
    boolean deadDescriptors,
    Optional<ZonedDateTime> start) {

  static final Settings DEFAULT =
      new Settings(
          (label, event) -> {}, Optional.empty(), Optional.empty(), false, Optional.empty());

  Settings withEvents(BiConsumer<String, EmulatorEvent> listener) {
    return new Settings(listener, output, throttle, deadDescriptors, start);
  }

  Settings withOutput(BiConsumer<String, String> lines) {
    return new Settings(events, Optional.of(lines), throttle, deadDescriptors, start);
  }

  Settings withThrottle(Duration interval) {
    return new Settings(events, output, Optional.of(interval), deadDescriptors, start);
  }

  Settings withDeadDescriptors(boolean dead) {
    return new Settings(events, output, throttle, dead, start);
  }

  Settings withStart(ZonedDateTime time) {
    return new Settings(events, output, throttle, deadDescriptors, Optional.of(time));
  }
}
