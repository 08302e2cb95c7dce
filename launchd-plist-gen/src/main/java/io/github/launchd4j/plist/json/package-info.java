/** Property lists and JSON. */
@NullMarked
package io.github.launchd4j.plist.json;

import org.jspecify.annotations.NullMarked;
