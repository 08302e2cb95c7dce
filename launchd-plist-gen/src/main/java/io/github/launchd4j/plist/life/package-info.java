/**
 * What launchd does with a job: the one place that knows. It reads trees leniently, as launchd
 * does: a value of the wrong type counts as absent. Each fact cites its source: launchd-842.92.1,
 * the last open launchd (by file and line); launchd.plist(5); or, in brackets, how it is known: [M]
 * read in a later build for another system, [T] reported by others, [I] inferred.
 */
@NullMarked
package io.github.launchd4j.plist.life;

import org.jspecify.annotations.NullMarked;
