/** The command line of the test kit. */
@NullMarked
package io.github.launchd4j.testkit.cli;

import org.jspecify.annotations.NullMarked;
