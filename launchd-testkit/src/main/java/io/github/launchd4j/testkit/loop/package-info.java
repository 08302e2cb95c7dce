/** The one thread that owns everything: its poll(2) loop and its clock. */
@NullMarked
package io.github.launchd4j.testkit.loop;

import org.jspecify.annotations.NullMarked;
