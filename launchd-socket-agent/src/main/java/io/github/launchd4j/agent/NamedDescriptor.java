package io.github.launchd4j.agent;

/** A descriptor as the manager handed it over; nothing is known yet of what it is. */
record NamedDescriptor(String name, int number) {}
