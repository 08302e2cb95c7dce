/** What is known of each key of a launchd.plist, as data. */
@NullMarked
package io.github.launchd4j.plist.key;

import org.jspecify.annotations.NullMarked;
