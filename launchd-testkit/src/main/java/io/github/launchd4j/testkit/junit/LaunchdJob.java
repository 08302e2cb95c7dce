package io.github.launchd4j.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each test gets a job of its own in an emulator of its own, on ports that are free, so that tests
 * may run in parallel:
 *
 * <pre>{@code
 * @LaunchdJob("target/launchd/com.example.web.plist")
 * class WebTest {
 *   @Test
 *   void answers(@LaunchdSocket("Listeners") InetSocketAddress address, LaunchdEmulator launchd) {
 *     // connect: the job starts
 *   }
 * }
 * }</pre>
 *
 * <p>A parameter of type {@link io.github.launchd4j.testkit.LaunchdEmulator} is the emulator. One
 * with {@link LaunchdSocket} is what a socket is bound to. Ports are replaced by 0, so that the
 * system chooses; the paths of Unix sockets, by others in a new folder. The job is stopped after
 * the test. When the test fails, what the job wrote and what happened to it go to the report, and
 * to the failure as a suppressed exception. ThrottleInterval is 10 ms. A job that fails at each
 * start fails the test ({@link #giveUpAfter}).
 *
 * <p>For a job that does not come from a file, see {@link LaunchdExtension}.
 */
@Documented
@ExtendWith(LaunchdExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface LaunchdJob {

  /** The property list, a path from the folder that the tests run in. */
  String value();

  /**
   * After how many failed starts in a row the job is given up, and the test fails with what the job
   * wrote, unless it has accepted a connection before; 0 to restart it for ever, as under launchd.
   */
  int giveUpAfter() default LaunchdExtension.GIVE_UP_AFTER;
}
