package io.github.launchd4j.plist.cli;

import io.github.launchd4j.plist.Finding;
import java.util.List;

/** A way to print findings. */
interface Report {

  /** What was found in a file; maybe nothing. */
  void add(String file, List<Finding> findings);

  /** After the last file. */
  void end(int files);
}
