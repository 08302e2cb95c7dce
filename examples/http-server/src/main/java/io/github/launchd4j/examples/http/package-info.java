/** Jetty on the sockets that launchd opened. */
@NullMarked
package io.github.launchd4j.examples.http;

import org.jspecify.annotations.NullMarked;
