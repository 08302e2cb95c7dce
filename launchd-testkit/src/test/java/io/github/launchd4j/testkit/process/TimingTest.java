package io.github.launchd4j.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimingTest {
  private final JobBuilder job = Job.builder("com.example.job").program("/bin/echo");

  @Test
  void theDefaultsAreLaunchds() {
    Timing timing = Timing.of(job.build());

    assertEquals(Duration.ofSeconds(10), timing.throttle());
    assertEquals(Optional.of(Duration.ofSeconds(20)), timing.exitTimeOut());
  }

  @Test
  void zeroThrottleIsOneSecondAndZeroExitTimeOutIsForEver() {
    Timing timing = Timing.of(job.throttleInterval(0).exitTimeOut(0).build());

    assertEquals(Duration.ofSeconds(1), timing.throttle());
    assertEquals(Optional.empty(), timing.exitTimeOut());
  }

  @Test
  void otherwiseTheySayWhatTheJobSays() {
    Timing timing = Timing.of(job.throttleInterval(3).exitTimeOut(4).build());

    assertEquals(Duration.ofSeconds(3), timing.throttle());
    assertEquals(Optional.of(Duration.ofSeconds(4)), timing.exitTimeOut());
  }
}
