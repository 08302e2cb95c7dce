/**
 * Puts jobs into launchd and takes them out: checks of the machine, the commands, and what a
 * launchctl that fails means. Written for macOS from launchctl(1), launchd.plist(5) and third
 * parties' reports; not tried on a Mac.
 */
@NullMarked
package io.github.launchd4j.host;

import org.jspecify.annotations.NullMarked;
