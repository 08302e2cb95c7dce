/** What the rules ask about a job: ways through its tree, its command line, its texts. */
@NullMarked
package io.github.launchd4j.plist.inspect;

import org.jspecify.annotations.NullMarked;
