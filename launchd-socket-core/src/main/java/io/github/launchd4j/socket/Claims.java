package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.ALREADY_ACTIVATED;

import java.util.Properties;

/**
 * What was activated in this process. It stands in the system properties, the one place that all
 * class loaders share: a second copy of this library must neither take systemd's descriptors a
 * second time, nor be left to guess why launchd refuses.
 */
final class Claims {
  private static final String PREFIX = "io.github.launchd4j.socket.activated.";
  private static final String SELF = describe(Claims.class.getClassLoader());

  private Claims() {}

  private static String describe(ClassLoader loader) {
    return loader.getName() != null
        ? loader.getName()
        : loader.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(loader));
  }

  /** Whether anybody in this process activated the name. */
  static boolean isClaimed(String name) {
    return System.getProperty(property(name)) != null;
  }

  private static String property(String name) {
    return PREFIX + name;
  }

  /** Claims a name for this class loader; false if anybody did before. */
  static boolean claim(String name) {
    Properties properties = System.getProperties();
    return properties.putIfAbsent(property(name), SELF) == null;
  }

  /** The failure of a second call. */
  static SocketActivationException alreadyActivated(String name, int errorNumber) {
    String by = System.getProperty(property(name), SELF);
    String elsewhere =
        by.equals(SELF)
            ? ""
            : " by the copy of this library in class loader " + by + ", this one is in " + SELF;
    String number = errorNumber == 0 ? "" : " (EALREADY, " + errorNumber + ")";
    return new SocketActivationException(
        ALREADY_ACTIVATED,
        name,
        errorNumber,
        "its sockets were taken before in this process"
            + elsewhere
            + number
            + "; activate each name once and share the channels");
  }
}
