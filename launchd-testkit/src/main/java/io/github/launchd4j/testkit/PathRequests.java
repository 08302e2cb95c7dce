package io.github.launchd4j.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command does with each of its paths. */
interface PathRequests {
  void perform(Path file) throws LaunchctlException;

  /**
   * Handles each file of each path, and goes on after one that fails (launchctl(1), bootstrap: the
   * problematic paths are printed with their errors).
   */
  static void each(List<String> paths, PathRequests request) throws LaunchctlException {
    List<LaunchctlException> failures = new ArrayList<>();
    for (String path : paths) {
      for (Path file : JobFile.in(Path.of(path))) {
        try {
          request.perform(file);
        } catch (LaunchctlException e) {
          failures.add(e);
        }
      }
    }
    if (!failures.isEmpty()) {
      List<String> messages =
          failures.stream().map(each -> String.valueOf(each.getMessage())).toList();
      int last = failures.get(failures.size() - 1).number();
      throw new LaunchctlException(last, String.join("\n", messages));
    }
  }
}
