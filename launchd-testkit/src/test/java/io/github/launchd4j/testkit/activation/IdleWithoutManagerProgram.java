package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.IdleExit;
import java.time.Duration;

/** Would have ended for idleness if somebody managed it. */
public final class IdleWithoutManagerProgram {
  private IdleWithoutManagerProgram() {}

  public static void main(String[] args) throws InterruptedException {
    IdleExit.after(Duration.ofMillis(1)).begin().close();
    Thread.sleep(300);
    System.out.println("still here");
    System.exit(3);
  }
}
