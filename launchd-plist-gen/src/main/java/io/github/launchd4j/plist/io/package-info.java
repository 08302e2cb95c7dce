/** The forms of property list files. */
@NullMarked
package io.github.launchd4j.plist.io;

import org.jspecify.annotations.NullMarked;
