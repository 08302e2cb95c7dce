@NullMarked
package io.github.launchd4j.plist.explain;

import org.jspecify.annotations.NullMarked;
