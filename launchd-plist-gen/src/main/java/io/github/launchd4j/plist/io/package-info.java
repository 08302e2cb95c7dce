/** The forms of property list files. The only package that knows dd-plist. */
@NullMarked
package io.github.launchd4j.plist.io;

import org.jspecify.annotations.NullMarked;
