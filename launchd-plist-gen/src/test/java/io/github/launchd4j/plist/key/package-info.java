/** Tests of the key table. */
@NullMarked
package io.github.launchd4j.plist.key;

import org.jspecify.annotations.NullMarked;
