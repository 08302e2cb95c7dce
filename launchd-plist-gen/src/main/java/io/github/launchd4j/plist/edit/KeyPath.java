package io.github.launchd4j.plist.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * The way to a value inside a job, as plutil(1) writes it: keys with dots between them, a number
 * for a place in an array, {@code \.} for a dot in a key. {@code Sockets.Listeners.SockType},
 * {@code ProgramArguments.1}, {@code MachServices.com\.example\.web}.
 *
 * @param steps keys and numbers; at least one
 */
public record KeyPath(List<String> steps) {

  /** Copies the list. */
  public KeyPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if a step of it is empty
   */
  public static KeyPath parse(String text) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && "\\.".indexOf(text.charAt(i + 1)) >= 0) {
        step.append(text.charAt(++i));
      } else if (c == '.') {
        steps.add(step.toString());
        step.setLength(0);
      } else {
        step.append(c);
      }
    }
    steps.add(step.toString());
    if (steps.contains("")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has an empty step; write a dot between keys only, and \\. in a key");
    }
    return new KeyPath(steps);
  }

  /** The path of something inside what has a path, which is empty for the job. */
  static String inside(String path, String step) {
    String escaped = step.replace("\\", "\\\\").replace(".", "\\.");
    return path.isEmpty() ? escaped : path + "." + escaped;
  }

  /** As it was written. */
  @Override
  public String toString() {
    String path = "";
    for (String step : steps) {
      path = inside(path, step);
    }
    return path;
  }
}
