/** A control socket in the file system. */
@NullMarked
package io.github.launchd4j.examples.unix;

import org.jspecify.annotations.NullMarked;
