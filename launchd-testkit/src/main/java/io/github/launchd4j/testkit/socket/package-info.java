/** The sockets of a job, opened as launchd would. */
@NullMarked
package io.github.launchd4j.testkit.socket;

import org.jspecify.annotations.NullMarked;
