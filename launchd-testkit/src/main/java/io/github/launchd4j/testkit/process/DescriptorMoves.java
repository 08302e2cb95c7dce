package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.jna.FileAction;
import io.github.launchd4j.testkit.jna.FileAction.Close;
import io.github.launchd4j.testkit.jna.FileAction.Dup2;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Moves descriptors of the emulator to the numbers under which the job expects them. */
public final class DescriptorMoves {
  private DescriptorMoves() {}

  /**
   * The file actions that bring each source to its target.
   *
   * <p>If a source has the number of a target, a plain dup2 would close it before its turn, and
   * dup2 of a descriptor to itself would leave close-on-exec set. Then all are first copied to
   * numbers above both.
   *
   * @param sourceByTarget the emulator's descriptor for each of the job's
   */
  public static List<FileAction> actions(SortedMap<Integer, Integer> sourceByTarget) {
    List<FileAction> actions = new ArrayList<>();
    if (sourceByTarget.isEmpty()) {
      return actions;
    }
    int highestTarget = sourceByTarget.lastKey();
    if (Collections.min(sourceByTarget.values()) > highestTarget) {
      sourceByTarget.forEach((target, source) -> actions.add(new Dup2(source, target)));
      return actions;
    }
    int next = Math.max(highestTarget, Collections.max(sourceByTarget.values())) + 1;
    Map<Integer, Integer> copyByTarget = new TreeMap<>();
    for (Map.Entry<Integer, Integer> entry : sourceByTarget.entrySet()) {
      actions.add(new Dup2(entry.getValue(), next));
      copyByTarget.put(entry.getKey(), next++);
    }
    copyByTarget.forEach((target, copy) -> actions.add(new Dup2(copy, target)));
    // POSIX_SPAWN_CLOEXEC_DEFAULT (macOS) keeps what file actions made, so the copies are closed
    // here.
    copyByTarget.values().forEach(copy -> actions.add(new Close(copy)));
    return actions;
  }
}
