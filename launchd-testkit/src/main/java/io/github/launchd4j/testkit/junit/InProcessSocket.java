package io.github.launchd4j.testkit.junit;

import io.github.launchd4j.plist.SockType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A parameter that is the address of a new socket, which the code under test takes by {@code
 * LaunchdSockets.activate} in the JVM of the test, and which is taken back after the test:
 *
 * <pre>{@code
 * @Test
 * void answers(@InProcessSocket("Listeners") InetSocketAddress address) {
 *   server.start(); // calls LaunchdSockets.activate("Listeners")
 *   // connect
 * }
 * }</pre>
 *
 * <p>The type of the parameter says what it is: {@link java.net.InetSocketAddress}, {@link
 * java.net.SocketAddress} or an {@code int} for the port is a socket on a free port of 127.0.0.1;
 * {@link java.net.UnixDomainSocketAddress} is a Unix socket in a new folder. Other sockets, several
 * of one name, or those of a property list: {@link io.github.launchd4j.testkit.InProcessSockets}.
 *
 * <p>It goes on parameters of tests and of {@code @BeforeEach} methods; within one test, one name
 * is one socket. Channels that are open after the test and its {@code @AfterEach} methods are
 * closed, and the report says so. Tests of different names may run in parallel; those of one name
 * may not, and fail if they do: {@code @ResourceLock} keeps them apart.
 */
@Documented
@ExtendWith(InProcessExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface InProcessSocket {

  /** The name that the program activates: its key under Sockets. */
  String value();

  /** {@link SockType#DGRAM} for UDP. */
  SockType type() default SockType.STREAM;
}
