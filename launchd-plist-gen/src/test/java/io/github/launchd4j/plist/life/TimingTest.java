package io.github.launchd4j.plist.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Label': 'a' | 10 | false",
        "'ThrottleInterval': 3600 | 3600 | true",
        "'ThrottleInterval': 1 | 1 | true",
        "'ThrottleInterval': 0 | 10 | false",
        "'ThrottleInterval': -1 | 10 | false",
        "'ThrottleInterval': 4294967296 | 10 | false",
        "'ThrottleInterval': '5' | 10 | false",
        "'ThrottleInterval': 5.5 | 10 | false",
        "'inetdCompatibility': {'Wait': true} | 0 | false",
        "'inetdCompatibility': {} | 0 | false",
        "'inetdCompatibility': true | 10 | false",
      })
  void theThrottleIsThatOfTheFileIfLaunchdTakesIt(String keys, long seconds, boolean written)
      throws Exception {
    Timing timing = Timing.of(DemandsTest.plist(keys));
    assertEquals(Duration.ofSeconds(seconds), timing.throttle());
    assertEquals(written, timing.throttleEntry().isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Label': 'a' | 20",
        "'ExitTimeOut': 4 | 4",
        "'ExitTimeOut': 0 | 0",
        "'ExitTimeOut': -1 | 20",
        "'ExitTimeOut': 2147483648 | 20",
      })
  void theExitTimeOutIsTwentySecondsAndZeroIsForEver(String keys, long seconds) throws Exception {
    assertEquals(
        seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
        Timing.of(DemandsTest.plist(keys)).exitTimeOut());
  }
}
