package io.github.launchd4j.cli.selftest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small property lists that launchd's own reader is to be asked about. */
class XpcReadingTest {
  @Test
  void everyCaseHasItsOwnNameABeliefAndAText() throws Exception {
    List<String[]> cases = XpcReading.cases().stream().map(line -> line.split(" ¦ ", 3)).toList();
    assertTrue(cases.size() > 40, () -> cases.size() + " cases");
    for (String[] each : cases) {
      assertEquals(3, each.length, each[0]);
      assertTrue(XpcReading.file(each[2]).length >= 9, each[0]); // shorter files are refused
    }
    assertEquals(cases.size(), cases.stream().map(each -> each[0]).distinct().count());
  }

  @Test
  void escapesBecomeTheirBytes() {
    assertArrayEquals(new byte[] {(byte) 0xef, 9, 'x'}, XpcReading.file("=\\357\\tx"));
  }

  @Test
  void aValueStandsInAPropertyListAsXcodeWritesIt() {
    String file = new String(XpcReading.file("<true/>"), StandardCharsets.ISO_8859_1);
    assertTrue(
        file.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist "), file);
    assertTrue(file.endsWith("<dict><key>K</key><true/></dict></plist>"), file);
  }

  @Test
  void elsewhereItIsSaidThatThereIsNoSuchReader() {
    assumeFalse(Machine.isMac(), "macOS has the reader");
    IOException failure = assertThrows(IOException.class, XpcReading::lines);
    assertEquals("this system has no xpc_create_from_plist", failure.getMessage());
  }
}
