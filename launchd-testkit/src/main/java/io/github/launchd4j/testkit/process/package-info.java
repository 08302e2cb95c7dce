/** How the process of a job is prepared, started, watched and stopped. */
@NullMarked
package io.github.launchd4j.testkit.process;

import org.jspecify.annotations.NullMarked;
