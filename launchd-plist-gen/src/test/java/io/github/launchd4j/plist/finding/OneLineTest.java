package io.github.launchd4j.plist.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.tree.Position;
import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void a_value_with_line_ends_and_escapes_stays_on_the_finding_s_line() {
    Finding finding =
        new Finding(
            Code.LP103, Severity.ERROR, Position.START, "Program \"a\nb\u001b[31m\"", "help\r");
    assertEquals(
        "f:1:1: error: Program \"a\\nb\\u001b[31m\" [LP103]\n  help: help\\u000d",
        finding.format("f"));
  }

  @Test
  void an_endless_value_is_cut() {
    Finding finding =
        new Finding(Code.LP103, Severity.ERROR, Position.NONE, "x".repeat(5000), "help");
    assertEquals("x".repeat(1000) + "...", finding.message());
    assertEquals(
        "f: error: " + "x".repeat(1000) + "... [LP103]\n  help: help", finding.format("f"));
  }
}
