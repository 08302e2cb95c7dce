/** A program for inetd, and for launchd's inetdCompatibility. */
@NullMarked
package io.github.launchd4j.examples.inetd;

import org.jspecify.annotations.NullMarked;
