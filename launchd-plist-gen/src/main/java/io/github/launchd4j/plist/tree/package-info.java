/** Property lists as trees of immutable values that know where in the file they stood. */
@NullMarked
package io.github.launchd4j.plist.tree;

import org.jspecify.annotations.NullMarked;
