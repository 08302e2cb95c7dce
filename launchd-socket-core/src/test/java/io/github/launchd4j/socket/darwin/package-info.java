/**
 * Tests on Darwin's face: a library in C that has the calls of macOS's libSystem over Linux, and
 * what puts a JVM on it.
 */
@NullMarked
package io.github.launchd4j.socket.darwin;

import org.jspecify.annotations.NullMarked;
