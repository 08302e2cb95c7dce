/** JDK channels from sockets that launchd or systemd opened. */
@NullMarked
package io.github.launchd4j.socket;

import org.jspecify.annotations.NullMarked;
