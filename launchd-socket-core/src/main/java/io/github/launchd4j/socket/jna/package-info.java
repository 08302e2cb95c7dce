/**
 * The native calls, and the only package that knows JNA. Bindings mirror C and hold no policy: what
 * a result means is decided by the callers.
 */
@NullMarked
package io.github.launchd4j.socket.jna;

import org.jspecify.annotations.NullMarked;
