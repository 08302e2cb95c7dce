/** Folders that take a Java job to Macs without Maven and without this project. */
@NullMarked
package io.github.launchd4j.host.bundle;

import org.jspecify.annotations.NullMarked;
