/** Tests of installing, against a launchd made of a map. */
@NullMarked
package io.github.launchd4j.host;

import org.jspecify.annotations.NullMarked;
