package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.List;
import java.util.Optional;

/**
 * How far a path leads in a job.
 *
 * @param container the dictionary or array that it leads to, inside which it ends or goes on
 * @param last the last step, or the first that is missing
 * @param value what is there; the container itself if steps are missing
 * @param missing the steps that are not there
 */
record Way(PlistValue container, String last, PlistValue value, List<String> missing) {

  private static final int MAX_DIGITS = 9;

  /** What has a path. */
  static Optional<PlistValue> to(PlistDictionary job, KeyPath path) {
    Way way = along(job, path);
    return way.missing.isEmpty() ? Optional.of(way.value) : Optional.empty();
  }

  /**
   * Follows a path.
   *
   * @throws IllegalArgumentException if it leads through something that is neither a dictionary nor
   *     an array, or past the end of an array
   */
  static Way along(PlistDictionary job, KeyPath path) {
    PlistValue container = job;
    List<String> steps = path.steps();
    for (int i = 0; ; i++) {
      String step = steps.get(i);
      Optional<PlistValue> next = next(container, step, path);
      boolean last = i + 1 == steps.size();
      if (next.isEmpty() || last) {
        return next.isPresent()
            ? new Way(container, step, next.get(), List.of())
            : new Way(container, step, container, steps.subList(i, steps.size()));
      }
      container = next.get();
      if (!(container instanceof PlistDictionary) && !(container instanceof PlistArray)) {
        throw new IllegalArgumentException(
            new KeyPath(steps.subList(0, i + 1))
                + " is of type "
                + container.typeName()
                + " and contains nothing; remove it first, or check the path");
      }
    }
  }

  private static Optional<PlistValue> next(PlistValue container, String step, KeyPath path) {
    if (container instanceof PlistDictionary dictionary) {
      return dictionary.get(step);
    }
    List<PlistValue> values = ((PlistArray) container).values();
    boolean number =
        step.length() <= MAX_DIGITS && step.chars().allMatch(c -> c >= '0' && c <= '9');
    int index = number ? Integer.parseInt(step) : Integer.MAX_VALUE;
    if (index > values.size()) {
      throw new IllegalArgumentException(
          "\""
              + step
              + "\" in "
              + path
              + " is not a place in an array of "
              + values.size()
              + "; count from 0");
    }
    return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
  }
}
