package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.event.EmulatorEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How a domain is set up.
 *
 * @param events gets the label of the job and what happened to it
 * @param output gets the label of the job and a line that it wrote
 * @param giveUpAfter how many failed starts in a row end a job; 0 for never, as under launchd
 * @param control where the control socket is
 * @param mac the Mac that is played
 */
record Settings(
    BiConsumer<String, EmulatorEvent> events,
    Optional<BiConsumer<String, String>> output,
    Optional<Duration> throttle,
    boolean deadDescriptors,
    boolean systemdProtocol,
    int giveUpAfter,
    Optional<ZonedDateTime> start,
    Optional<Path> control,
    EmulatedMac mac) {}
