/**
 * Installs jobs into launchd and uninstalls them: checks of the machine, the commands, and what the
 * failures of launchctl mean. Written for macOS from launchctl(1), launchd.plist(5) and third
 * parties' reports; not tried on a Mac.
 */
@NullMarked
package io.github.launchd4j.host;

import org.jspecify.annotations.NullMarked;
