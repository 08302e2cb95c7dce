@NullMarked
package io.github.launchd4j.plist.cli;

import org.jspecify.annotations.NullMarked;
