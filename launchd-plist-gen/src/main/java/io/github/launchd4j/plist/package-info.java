/** launchd jobs as values, and the files they are kept in: build, read, write, check. */
@NullMarked
package io.github.launchd4j.plist;

import org.jspecify.annotations.NullMarked;
