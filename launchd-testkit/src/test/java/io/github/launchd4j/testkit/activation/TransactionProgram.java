package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.IdleExit;
import java.time.Duration;

/** Has work twice: two pieces at the same time, and one after that, which is never ended. */
public final class TransactionProgram {
  private TransactionProgram() {}

  public static void main(String[] args) {
    IdleExit idle = IdleExit.after(Duration.ofHours(1)).drainWithin(Duration.ZERO);
    IdleExit.Work one = idle.begin();
    IdleExit.Work other = idle.begin();
    one.close();
    one.close();
    other.close();
    idle.begin();
    System.out.println(ActivatingProgram.END);
  }
}
