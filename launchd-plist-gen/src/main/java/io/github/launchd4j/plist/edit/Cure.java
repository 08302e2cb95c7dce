package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.OneLine;
import java.util.List;

/**
 * One thing that {@link Fix} does.
 *
 * @param code what it cures
 * @param paths the entries of the job that change, as {@link KeyPath} writes them, the one that was
 *     wrong first; empty if the job reads as before, or could not be read before
 * @param what what it does, and what launchd did before if that was something else: one line
 */
public record Cure(Code code, List<String> paths, String what) {

  /** Control characters become escapes, and the list is copied. */
  public Cure {
    paths = List.copyOf(paths);
    what = OneLine.of(what);
  }

  /** {@code LP203 Sockets.Listeners.SockType: "tcp" becomes "stream"}. */
  @Override
  public String toString() {
    String where = paths.isEmpty() ? "" : " " + OneLine.of(paths.get(0));
    return code + where + ": " + what;
  }
}
