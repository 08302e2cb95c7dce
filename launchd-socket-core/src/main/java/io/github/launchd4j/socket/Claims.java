package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.ALREADY_ACTIVATED;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was received in this process. It stands in the system properties, the one place that all
 * class loaders share: a second copy of this library must neither take systemd's descriptors a
 * second time, nor be left to guess why launchd refuses. It stands here as well, since a program
 * may replace its properties.
 *
 * <p>The keys begin with no name of a package: tools that relocate a copy of this library into
 * another package would change them, and two copies would not see each other.
 */
final class Claims {
  /** What stands for standard input, which is no name of a socket. */
  static final String STANDARD_INPUT = "launchd4j:standard-input";

  private static final String NAME = "launchd4j:activated:";

  private static final String SELF = describe(Claims.class);
  private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

  private Claims() {}

  private static String describe(Class<?> copy) {
    ClassLoader loader = copy.getClassLoader();
    String id =
        loader.getName() != null
            ? loader.getName()
            : loader.getClass().getName() + "@" + Integer.toHexString(loader.hashCode());
    return id + " (" + copy.getPackageName() + ")";
  }

  /** The key of a socket's name. */
  static String of(String name) {
    return NAME + name;
  }

  /** Whether anybody in this process received it. */
  static boolean isClaimed(String key) {
    return OWN.contains(key) || System.getProperty(key) != null;
  }

  /** Claims it for this copy of the library; false if anybody did before. */
  static boolean claim(String key) {
    return OWN.add(key) && System.getProperties().putIfAbsent(key, SELF) == null;
  }

  /** The failure of a second call for a name. */
  static SocketActivationException alreadyActivated(String name, int errorNumber) {
    return alreadyActivated(name, of(name), errorNumber);
  }

  /** The failure of a second call. */
  static SocketActivationException alreadyActivated(String name, String key, int errorNumber) {
    String by = System.getProperty(key, SELF);
    String elsewhere =
        by.equals(SELF)
            ? ""
            : ", through the copy of this library in class loader "
                + by
                + ", this one is in "
                + SELF;
    String number = errorNumber == 0 ? "" : " (EALREADY, " + errorNumber + ")";
    return new SocketActivationException(
        ALREADY_ACTIVATED,
        name,
        errorNumber,
        "this process has already taken its sockets"
            + elsewhere
            + number
            + "; activate each name once and share the channels, or close them first");
  }
}
