/** The goals, thin: what they do is in launchd-plist-gen and launchd-testkit. */
@NullMarked
package io.github.launchd4j.maven;

import org.jspecify.annotations.NullMarked;
