/** Tests through the public API: real files in, trees, jobs and findings out. */
@NullMarked
package io.github.launchd4j.plist;

import org.jspecify.annotations.NullMarked;
