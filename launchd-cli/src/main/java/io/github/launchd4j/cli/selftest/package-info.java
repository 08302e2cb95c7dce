/**
 * Asks the launchd of this machine what its documents leave open, and prints the answers. A program
 * and its probe, not for use by others.
 */
@NullMarked
package io.github.launchd4j.cli.selftest;

import org.jspecify.annotations.NullMarked;
