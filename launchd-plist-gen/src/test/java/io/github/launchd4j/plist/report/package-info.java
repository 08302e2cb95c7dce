@NullMarked
package io.github.launchd4j.plist.report;

import org.jspecify.annotations.NullMarked;
