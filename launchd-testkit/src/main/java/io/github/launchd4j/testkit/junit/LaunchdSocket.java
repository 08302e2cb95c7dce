package io.github.launchd4j.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that is what a socket of the job is bound to: a {@link java.net.SocketAddress}, an
 * {@link java.net.InetSocketAddress}, an {@code int} for its port, or a {@code List<SocketAddress>}
 * for all of the name. A wildcard address is given as the loopback of its family, so that one can
 * connect to it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface LaunchdSocket {

  /** The key under Sockets; may be left out if there is only one. */
  String value() default "";
}
