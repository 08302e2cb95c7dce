@NullMarked
package io.github.launchd4j.plist.life;

import org.jspecify.annotations.NullMarked;
