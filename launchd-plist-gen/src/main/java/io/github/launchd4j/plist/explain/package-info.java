/** What a job does, in plain English and as a page. */
@NullMarked
package io.github.launchd4j.plist.explain;

import org.jspecify.annotations.NullMarked;
