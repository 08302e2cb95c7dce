/** Ending when idle. */
@NullMarked
package io.github.launchd4j.examples.idle;

import org.jspecify.annotations.NullMarked;
