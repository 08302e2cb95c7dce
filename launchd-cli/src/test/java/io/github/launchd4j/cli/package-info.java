@NullMarked
package io.github.launchd4j.cli;

import org.jspecify.annotations.NullMarked;
