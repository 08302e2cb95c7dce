package io.github.launchd4j.socket.jdk;

import io.github.launchd4j.socket.jna.JniAccess;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.ProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;

/**
 * Makes {@code sun.nio.ch.ServerSocketChannelImpl} objects: what {@code ServerSocketChannel.open()}
 * returns, so that selectors, virtual threads and every server take them.
 *
 * <p>The package-private constructor is the same from JDK 17 to 25. Where {@code --add-opens
 * java.base/sun.nio.ch} is given, plain reflection calls it; elsewhere {@link JniAccess} opens this
 * one member. Thread-safe.
 */
public final class JdkChannels {
  private static final String FLAG = "--add-opens java.base/sun.nio.ch=ALL-UNNAMED";

  private final Method newDescriptor;
  private final Constructor<?> newListener;

  private JdkChannels(Method newDescriptor, Constructor<?> newListener) {
    this.newDescriptor = newDescriptor;
    this.newListener = newListener;
  }

  /**
   * Finds the way in, before any descriptor depends on it.
   *
   * @throws UnsupportedOperationException if this JDK has none; the message says what failed and
   *     which flag may help
   */
  public static JdkChannels find() {
    try {
      Method newDescriptor = Class.forName("sun.nio.ch.IOUtil").getMethod("newFD", int.class);
      Constructor<?> newListener =
          Class.forName("sun.nio.ch.ServerSocketChannelImpl")
              .getDeclaredConstructor(
                  SelectorProvider.class,
                  ProtocolFamily.class,
                  FileDescriptor.class,
                  boolean.class);
      return new JdkChannels(open(newDescriptor), open(newListener));
    } catch (ReflectiveOperationException | UnsupportedOperationException e) {
      throw new UnsupportedOperationException(
          "JDK "
              + Runtime.version()
              + " gives no access to its channels ("
              + e.getMessage()
              + "); "
              + FLAG
              + " may help",
          e);
    }
  }

  private static <T extends AccessibleObject> T open(T member) {
    if (!member.trySetAccessible()) {
      JniAccess.forceAccessible(member);
    }
    return member;
  }

  /**
   * The listening socket as a channel, in blocking mode. On success the channel owns the
   * descriptor, on failure the caller still does.
   *
   * @param family the family that the socket really has
   * @throws IOException if the descriptor is not a bound socket
   */
  public ServerSocketChannel listener(int descriptor, ProtocolFamily family) throws IOException {
    try {
      Object fd = newDescriptor.invoke(null, descriptor);
      boolean bound = true;
      return (ServerSocketChannel)
          newListener.newInstance(SelectorProvider.provider(), family, fd, bound);
    } catch (InvocationTargetException e) {
      throw new IOException(
          "descriptor " + descriptor + " is no bound socket: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the members were opened before", e);
    }
  }
}
