package io.github.launchd4j.testkit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExitStatusTest {
  @Test
  void theExitCodeIsInTheSecondByteAndTheSignalInTheFirst() {
    assertEquals(new ExitStatus(78, 0), ExitStatus.decode(78 << 8));
    assertEquals(new ExitStatus(0, 15), ExitStatus.decode(15));
  }

  @Test
  void aCoreDumpIsNoPartOfTheSignal() {
    assertEquals(new ExitStatus(0, 6), ExitStatus.decode(6 | 0x80));
  }

  @Test
  void aSignalIsNamedWhereItsNumberIsTheSameEverywhere() {
    assertEquals("signal 9 (SIGKILL)", new ExitStatus(0, 9).toString());
    assertEquals("signal 10", new ExitStatus(0, 10).toString());
    assertEquals("exit code 0", new ExitStatus(0, 0).toString());
  }
}
