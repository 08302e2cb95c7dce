/** What happens in an emulator. */
@NullMarked
package io.github.launchd4j.testkit.event;

import org.jspecify.annotations.NullMarked;
