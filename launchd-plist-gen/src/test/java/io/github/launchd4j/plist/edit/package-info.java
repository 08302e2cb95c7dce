@NullMarked
package io.github.launchd4j.plist.edit;

import org.jspecify.annotations.NullMarked;
