package io.github.launchd4j.testkit;

import java.util.Collection;

/** A text with blocks in braces, as launchctl prints it. For one thread. */
final class PrintedText {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  PrintedText line(String line) {
    text.append("\t".repeat(depth)).append(line).append('\n');
    return this;
  }

  PrintedText line(String name, Object value) {
    return line(name + " = " + value);
  }

  /** An empty line. */
  PrintedText gap() {
    text.append('\n');
    return this;
  }

  PrintedText open(String name) {
    line(name + " = {");
    depth++;
    return this;
  }

  PrintedText close() {
    depth--;
    return line("}");
  }

  /** A block of lines, and an empty line. */
  PrintedText block(String name, Collection<String> lines) {
    open(name);
    lines.forEach(this::line);
    return close().gap();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
