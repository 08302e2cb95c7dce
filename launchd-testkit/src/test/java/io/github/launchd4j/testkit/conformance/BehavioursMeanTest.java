package io.github.launchd4j.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.explain.Explanation;
import io.github.launchd4j.plist.explain.Explanation.Topic;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the table of behaviours expects, plist.life and explain say as well. */
class BehavioursMeanTest {
  private static final Pattern END = Pattern.compile("(?:exit ([0-9]+)|kill -(\\w+) \\$\\$)$");

  private static PlistDictionary job(Behaviour row) {
    String keys = row.keys().replace("${DIR}", "/nowhere").replace("${PORT}", "8080");
    return Keys.parse(keys).with("Label", new PlistString("com.example." + row.id()));
  }

  private static List<String> steps(Behaviour row) {
    return row.steps().stream().filter(step -> !step.startsWith("needs:")).toList();
  }

  private static String out(Behaviour row) {
    return row.expectations().stream()
        .filter(each -> each.startsWith("out="))
        .map(each -> each.substring(4))
        .findFirst()
        .orElse("-");
  }

  /** Whether it starts when it is loaded, if the row says so by its first step. */
  private static Optional<Boolean> atLoad(Behaviour row) {
    String first = steps(row).get(0);
    if (row.expectations().stream().anyMatch(each -> each.startsWith("notloaded"))) {
      return Optional.empty();
    }
    if (first.startsWith("await:") || first.startsWith("exit:")) {
      return Optional.of(true);
    }
    return first.equals("settle") && (out(row).isEmpty() || out(row).equals("run"))
        ? Optional.of(false)
        : Optional.empty();
  }

  @Test
  void aRowThatStartsAtLoadHasADemandForIt() throws Exception {
    int checked = 0;
    for (Behaviour row : ConformanceTest.behaviours()) {
      PlistDictionary job = job(row);
      Optional<Boolean> expected = atLoad(row);
      if (expected.isPresent()) {
        Demands demands = Demands.of(job);
        boolean byPath =
            demands.all(Demand.WhilePath.class).stream().anyMatch(each -> !each.exists());
        boolean atLoad = demands.startsAtLoad().isPresent();
        assertEquals(expected.get(), atLoad || byPath, row::toString);
        assertEquals(atLoad, explain(job, "As soon as it is loaded"), row::toString);
        checked++;
      }
      assertEquals(Demands.of(job).isEmpty(), explain(job, "Never automatically"), row::toString);
    }
    assertTrue(checked > 80, "only " + checked + " rows say whether they start at load");
  }

  private static boolean explain(PlistDictionary job, String beginning) {
    return Explanation.of(job, Optional.empty(), Clock.systemUTC()).sections().stream()
        .filter(section -> section.topic() == Topic.STARTS)
        .flatMap(section -> section.sentences().stream())
        .anyMatch(sentence -> sentence.startsWith(beginning));
  }

  /** Whether it starts again by itself, if nothing else happens to the row's job. */
  private static Optional<Boolean> again(Behaviour row) {
    List<String> steps = steps(row);
    boolean runs = row.script().contains("sleep") || row.script().contains("while");
    if (runs || row.expectations().contains("throttled")) {
      return Optional.empty();
    }
    if (steps.equals(List.of("await:1", "settle")) && out(row).equals("run")) {
      return Optional.of(false);
    }
    boolean waits = steps.stream().allMatch(each -> each.matches("kick|await:[0-9]+"));
    return waits && out(row).startsWith("run,run") ? Optional.of(true) : Optional.empty();
  }

  @Test
  void aRowThatRestartsHasADemandForIt() throws Exception {
    int checked = 0;
    for (Behaviour row : ConformanceTest.behaviours()) {
      Optional<Boolean> expected = again(row);
      if (expected.isPresent()) {
        Matcher end = END.matcher(row.script());
        boolean found = end.find();
        int code = found && end.group(1) != null ? Integer.parseInt(end.group(1)) : 0;
        int signal = found && end.group(2) != null ? number(end.group(2)) : 0;
        assertEquals(
            expected.get(),
            Demands.of(job(row)).restartsAfter(code, signal).isPresent(),
            row::toString);
        checked++;
      }
    }
    assertTrue(checked > 14, "only " + checked + " rows say whether they start again");
  }

  private static int number(String signal) {
    return switch (signal) {
      case "ABRT" -> 6;
      case "SEGV" -> 11;
      case "TERM" -> 15;
      default -> throw new IllegalArgumentException(signal);
    };
  }

  @Test
  void aRowThatTimeStartsHasASchedule() throws Exception {
    int checked = 0;
    for (Behaviour row : ConformanceTest.behaviours()) {
      if (row.id().startsWith("time-") && !row.expectations().contains("throttled")) {
        boolean interval = row.keys().contains("StartInterval");
        boolean dropped = !interval && out(row).isEmpty();
        Demands demands = Demands.of(job(row));
        assertEquals(interval, demands.has(Demand.Every.class), row::toString);
        assertEquals(!interval && !dropped, demands.has(Demand.At.class), row::toString);
        checked++;
      }
    }
    assertTrue(checked >= 9, "only " + checked + " rows of time");
  }
}
