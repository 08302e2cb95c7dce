package io.github.launchd4j.testkit.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one job does wrong on the loop of all. */
class JobLoopTest {

  @Test
  void theFailureOfAJobIsToldToItAndTheOthersAreServed() throws Exception {
    Loop loop = new Loop(new EmulatedTime(Optional.empty()));
    List<String> told = new ArrayList<>();
    JobLoop harmful = new JobLoop(loop, failure -> told.add("harmful: " + failure.getMessage()));
    JobLoop good = new JobLoop(loop, failure -> told.add("good: " + failure.getMessage()));

    harmful.execute(() -> fail("task"));
    harmful.after(Duration.ZERO, () -> fail("timer"));
    good.after(
        Duration.ofMillis(1),
        () -> {
          told.add("good is served");
          loop.finish();
        });
    Thread thread = new Thread(loop, "loop");
    thread.setUncaughtExceptionHandler((where, failure) -> {});
    thread.start();
    thread.join();
    loop.close();

    assertEquals(List.of("harmful: task", "harmful: timer", "good is served"), told);
  }

  private static void fail(String what) {
    throw new IllegalStateException(what);
  }
}
