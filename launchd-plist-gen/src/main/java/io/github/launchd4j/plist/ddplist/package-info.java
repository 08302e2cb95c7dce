/** The way between this library's trees and those of dd-plist, for programs that use both. */
@NullMarked
package io.github.launchd4j.plist.ddplist;

import org.jspecify.annotations.NullMarked;
