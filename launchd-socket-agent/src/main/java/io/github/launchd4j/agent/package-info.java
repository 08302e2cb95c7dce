/** A Java agent that gives servers the sockets that launchd or systemd opened, where they bind. */
@NullMarked
package io.github.launchd4j.agent;

import org.jspecify.annotations.NullMarked;
