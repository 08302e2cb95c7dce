package io.github.launchd4j.agent;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the agent says, each thing once, on the standard error that the JVM was started with. */
final class Lines {
  private static final String PREFIX = "launchd-socket-agent: ";
  private static final PrintStream ERRORS = System.err;
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private Lines() {}

  static void tell(String line) {
    if (TOLD.add(line)) {
      ERRORS.println(PREFIX + line);
    }
  }
}
