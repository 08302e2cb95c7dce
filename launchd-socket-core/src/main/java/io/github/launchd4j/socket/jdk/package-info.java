/**
 * Turns descriptors into the JDK's own channels, and is the only package that knows the JDK's
 * internals.
 */
@NullMarked
package io.github.launchd4j.socket.jdk;

import org.jspecify.annotations.NullMarked;
