@NullMarked
package io.github.launchd4j.host.bundle;

import org.jspecify.annotations.NullMarked;
