/** What reading and checking a property list finds. */
@NullMarked
package io.github.launchd4j.plist.finding;

import org.jspecify.annotations.NullMarked;
