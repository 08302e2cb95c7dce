/** One virtual thread per connection. */
@NullMarked
package io.github.launchd4j.examples.threads;

import org.jspecify.annotations.NullMarked;
