/** Tests of installing, against a launchd made of a map. */
@NullMarked
package io.github.launchd4j.plist.install;

import org.jspecify.annotations.NullMarked;
