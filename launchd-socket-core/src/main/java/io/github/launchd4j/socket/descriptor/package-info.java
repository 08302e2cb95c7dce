/** What is asked of a descriptor and done to one, whoever makes the calls. */
@NullMarked
package io.github.launchd4j.socket.descriptor;

import org.jspecify.annotations.NullMarked;
