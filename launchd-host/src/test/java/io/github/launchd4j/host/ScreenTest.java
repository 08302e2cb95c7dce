package io.github.launchd4j.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

  @ParameterizedTest
  @CsvSource({"60, 60", "200, 200", "'', 80", "0, 80", "-1, 80", "wide, 80", "9999999, 80"})
  void aTerminalIsAsWideAsTheShellSaysOrEightyColumns(String variable, int columns) {
    assertEquals(columns, Screen.columns(variable));
  }
}
