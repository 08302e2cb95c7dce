package io.github.launchd4j.testkit;

import io.github.launchd4j.socket.IdleExit;
import java.time.Duration;

/** Begins a piece of work, and ends it if it has an argument. */
public final class WorkingProgram {
  private WorkingProgram() {}

  public static void main(String[] done) throws InterruptedException {
    IdleExit idle = IdleExit.after(Duration.ofHours(1)).drainWithin(Duration.ZERO);
    IdleExit.Work work = idle.begin();
    if (done.length > 0) {
      work.close();
    }
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}
