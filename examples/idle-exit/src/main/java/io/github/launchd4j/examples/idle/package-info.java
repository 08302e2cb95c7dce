/** Ending when idle: with a loop of one's own, with Jetty and with Netty. */
@NullMarked
package io.github.launchd4j.examples.idle;

import org.jspecify.annotations.NullMarked;
