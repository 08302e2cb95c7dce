/** The command line {@code launchd4j}. Not for programs: its classes change with its options. */
@NullMarked
package io.github.launchd4j.cli;

import org.jspecify.annotations.NullMarked;
