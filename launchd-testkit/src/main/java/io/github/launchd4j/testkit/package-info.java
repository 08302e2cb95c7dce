/** launchd on any machine, for tests and for trying a job at one's desk. */
@NullMarked
package io.github.launchd4j.testkit;

import org.jspecify.annotations.NullMarked;
