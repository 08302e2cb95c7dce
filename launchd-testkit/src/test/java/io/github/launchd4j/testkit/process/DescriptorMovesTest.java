package io.github.launchd4j.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.testkit.jna.FileAction;
import io.github.launchd4j.testkit.jna.FileAction.Close;
import io.github.launchd4j.testkit.jna.FileAction.Dup2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorMovesTest {
  @Test
  void sourcesAboveAllTargetsGoStraight() {
    assertEquals(
        List.of(new Dup2(20, 3), new Dup2(10, 4)),
        DescriptorMoves.actions(new TreeMap<>(Map.of(3, 20, 4, 10))));
  }

  // Source numbers for the targets 1, 2, 3, 4: in place, swapped, in a ring, one for two.
  @ParameterizedTest
  @ValueSource(strings = {"1 2 3 4", "2 1 4 3", "2 3 4 1", "1 1 9 3", "30 2 31 1", "4 5 6 7"})
  void eachSourceReachesItsTargetWhateverItsNumber(String sources) {
    TreeMap<Integer, Integer> sourceByTarget = new TreeMap<>();
    Map<Integer, String> open = new HashMap<>();
    Map<Integer, String> expected = new HashMap<>();
    for (String source : sources.split(" ", -1)) {
      int target = sourceByTarget.size() + 1;
      sourceByTarget.put(target, Integer.valueOf(source));
      open.put(Integer.valueOf(source), "file " + source);
      expected.put(target, "file " + source);
    }

    for (FileAction action : DescriptorMoves.actions(sourceByTarget)) {
      if (action instanceof Dup2 dup2) {
        assertEquals(false, dup2.from() == dup2.to(), "dup2 to itself keeps close-on-exec");
        open.put(dup2.to(), String.valueOf(open.get(dup2.from())));
      } else if (action instanceof Close close) {
        open.remove(close.fd());
      }
    }

    open.keySet().removeIf(fd -> fd > 4); // the emulator's own, which close on exec
    assertEquals(expected, open);
  }
}
