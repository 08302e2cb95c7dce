/** Run by hand: {@code mvn -Pbenchmark -pl launchd-plist-gen test-compile exec:exec}. */
@NullMarked
package io.github.launchd4j.plist.benchmark;

import org.jspecify.annotations.NullMarked;
