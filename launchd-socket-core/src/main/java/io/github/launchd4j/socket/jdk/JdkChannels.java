package io.github.launchd4j.socket.jdk;

import io.github.launchd4j.socket.jna.JniAccess;
import io.github.launchd4j.socket.jna.Posix;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JDK's own channels, of the classes that {@code open()} returns, so that selectors,
 * virtual threads and every server take them.
 *
 * <p>The package-private constructors are the same from JDK 17 to 25. Where {@code --add-opens
 * java.base/sun.nio.ch} is given, plain reflection calls them; elsewhere {@link JniAccess} opens
 * each. Every factory looks its way in up before any descriptor depends on it, and throws
 * UnsupportedOperationException if this JDK has none; the message says what failed and which flag
 * may help. Thread-safe.
 */
public final class JdkChannels {
  private static final String FLAG = "--add-opens java.base/sun.nio.ch=ALL-UNNAMED";

  private final Posix posix;

  public JdkChannels(Posix posix) {
    this.posix = posix;
  }

  /**
   * {@code ServerSocketChannelImpl(SelectorProvider, ProtocolFamily, FileDescriptor, boolean
   * bound)}.
   */
  public ChannelFactory<ServerSocketChannel> listeners() {
    Opener<ServerSocketChannel> opener =
        opener(
            "ServerSocketChannelImpl", ProtocolFamily.class, FileDescriptor.class, boolean.class);
    return (descriptor, family, peer) -> {
      boolean bound = true;
      return closingOnFailure(
          descriptor, () -> opener.open(family, opener.wrap(descriptor), bound));
    };
  }

  /**
   * {@code SocketChannelImpl(SelectorProvider, ProtocolFamily, FileDescriptor, SocketAddress
   * remote)}.
   */
  public ChannelFactory<SocketChannel> connections() {
    Opener<SocketChannel> opener =
        opener(
            "SocketChannelImpl", ProtocolFamily.class, FileDescriptor.class, SocketAddress.class);
    return (descriptor, family, peer) ->
        closingOnFailure(descriptor, () -> opener.open(family, opener.wrap(descriptor), peer));
  }

  /**
   * {@code DatagramChannelImpl(SelectorProvider, FileDescriptor)}, which closes the descriptor
   * itself when it fails, and takes every socket for IPv6 where the machine has it: an IPv4 one
   * could receive but not send ("Address family not supported by protocol", seen on 17 and 25), so
   * its family is set to what it is.
   */
  public ChannelFactory<DatagramChannel> datagrams() {
    Opener<DatagramChannel> opener = opener("DatagramChannelImpl", FileDescriptor.class);
    JniAccess.Field familyField =
        JniAccess.field(opener.type(), "family", ProtocolFamily.class.descriptorString());
    return (descriptor, family, peer) -> {
      DatagramChannel channel = opener.open(opener.wrap(descriptor));
      if (family == StandardProtocolFamily.INET) {
        familyField.set(channel, family);
      }
      return channel;
    };
  }

  /** How the JDK was entered, in words: by flag or by force, or why not. */
  public String route() {
    try {
      boolean opened =
          lookUp("ServerSocketChannelImpl").getDeclaredConstructors()[0].trySetAccessible();
      listeners();
      return opened ? "opened by " + FLAG : "forced through JNI, no flag needed";
    } catch (ReflectiveOperationException | UnsupportedOperationException e) {
      return "none: " + e.getMessage();
    }
  }

  private interface Opening<C> {
    C open() throws IOException;
  }

  private <C> C closingOnFailure(int descriptor, Opening<C> opening) throws IOException {
    try {
      return opening.open();
    } catch (IOException e) {
      posix.close(descriptor);
      throw e;
    }
  }

  /** A constructor of the JDK's and the method that makes its argument. */
  private record Opener<C>(Class<?> type, Constructor<?> constructor, Method newDescriptor) {

    Object wrap(int descriptor) {
      try {
        return newDescriptor.invoke(null, descriptor);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the method was opened before", e);
      }
    }

    @SuppressWarnings("unchecked")
    C open(@Nullable Object... arguments) throws IOException {
      @Nullable Object[] all = new Object[arguments.length + 1];
      all[0] = SelectorProvider.provider();
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      try {
        return (C) constructor.newInstance(all);
      } catch (InvocationTargetException e) {
        throw new IOException("the JDK refuses the descriptor: " + e.getCause(), e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the constructor was opened before", e);
      }
    }
  }

  private static <C> Opener<C> opener(String name, Class<?>... parameters) {
    Class<?>[] all = new Class<?>[parameters.length + 1];
    all[0] = SelectorProvider.class;
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    try {
      Method newDescriptor = lookUp("IOUtil").getMethod("newFD", int.class);
      Class<?> type = lookUp(name);
      return new Opener<>(type, open(type.getDeclaredConstructor(all)), open(newDescriptor));
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

  private static Class<?> lookUp(String name) throws ClassNotFoundException {
    return Class.forName("sun.nio.ch." + name);
  }

  private static <T extends AccessibleObject> T open(T member) {
    if (!member.trySetAccessible()) {
      JniAccess.forceAccessible(member);
    }
    return member;
  }
}
