/** How much work the commands have with files that are made to be hard. */
@NullMarked
package io.github.launchd4j.cli.work;

import org.jspecify.annotations.NullMarked;
