/**
 * The C library as the emulator needs it: the calls, under their own names, and no policy. The only
 * package of this module that knows JNA; no type of JNA leaves it.
 */
@NullMarked
package io.github.launchd4j.testkit.jna;

import org.jspecify.annotations.NullMarked;
