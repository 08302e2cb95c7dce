/** Changes to property lists that leave everything else in the file as it is. */
@NullMarked
package io.github.launchd4j.plist.edit;

import org.jspecify.annotations.NullMarked;
