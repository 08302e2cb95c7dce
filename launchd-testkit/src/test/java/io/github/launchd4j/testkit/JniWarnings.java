package io.github.launchd4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code -Xcheck:jni} says, in the output of a JVM. JNA's library gives it reason to warn
 * while it is loaded, which is JNA's own; what is called for this library should give none.
 */
public final class JniWarnings {
  private static final String FRAME = "\tat ";

  /** Stands in the stack of a warning that JNA gives rise to while it is loaded. */
  public static final String LOADING = "com.sun.jna.Native.<clinit>";

  private JniWarnings() {}

  /** The warnings and fatal errors that are not of JNA's loading, each with its stack. */
  public static List<String> ofThisLibrary(Stream<String> output) {
    List<String> blocks = new ArrayList<>();
    output.forEach(
        line -> {
          if (line.startsWith("WARNING") || line.startsWith("FATAL")) {
            blocks.add(line);
          } else if (line.startsWith(FRAME) && !blocks.isEmpty()) {
            int last = blocks.size() - 1;
            blocks.set(last, blocks.get(last) + "\n" + line);
          }
        });
    return blocks.stream()
        .filter(block -> block.contains("io.github.launchd4j.socket"))
        .filter(block -> !block.contains(LOADING))
        .toList();
  }
}
