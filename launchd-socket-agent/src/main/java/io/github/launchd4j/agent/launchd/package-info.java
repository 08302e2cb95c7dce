/** What the agent asks of launchd-socket-core, in a class loader of its own. */
@NullMarked
package io.github.launchd4j.agent.launchd;

import org.jspecify.annotations.NullMarked;
