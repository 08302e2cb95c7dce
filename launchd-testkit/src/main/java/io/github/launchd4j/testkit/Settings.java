package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.event.EmulatorEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How a domain differs from launchd's own ways.
 *
 * @param events gets the label of the job and what happened to it
 * @param output gets the label of the job and a line that it wrote
 * @param giveUpAfter how many failed starts in a row end a job; 0 for launchd's way
 * @param control where commands are taken
 */
record Settings(
    BiConsumer<String, EmulatorEvent> events,
    Optional<BiConsumer<String, String>> output,
    Optional<Duration> throttle,
    boolean deadDescriptors,
    boolean systemdProtocol,
    int giveUpAfter,
    Optional<ZonedDateTime> start,
    Optional<Path> control) {}
