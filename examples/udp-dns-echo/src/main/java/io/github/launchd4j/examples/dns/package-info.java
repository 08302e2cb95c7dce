/** DNS over UDP. */
@NullMarked
package io.github.launchd4j.examples.dns;

import org.jspecify.annotations.NullMarked;
