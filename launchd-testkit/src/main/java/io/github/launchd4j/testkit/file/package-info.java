/** Files of which root makes or trusts something, and who else can change them. */
@NullMarked
package io.github.launchd4j.testkit.file;

import org.jspecify.annotations.NullMarked;
