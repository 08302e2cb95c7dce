/**
 * The command line {@code launchd-plist}. Not for programs: its classes change with its options.
 */
@NullMarked
package io.github.launchd4j.plist.cli;

import org.jspecify.annotations.NullMarked;
