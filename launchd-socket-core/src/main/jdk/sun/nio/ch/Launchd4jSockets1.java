package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.spi.SelectorProvider;
import java.util.function.BiFunction;

/**
 * The one class of this project that lives in a package of the JDK's own, where the constructors
 * that take a descriptor can be called. It only wraps descriptors, and asks what the JDK itself can
 * ask of one; every decision is its caller's. See io.github.launchd4j.socket.jdk.JdkSockets, which
 * defines it, and docs/decisions/0001.
 *
 * <p>All copies of the library in one JVM share it, so that what it does under this name never
 * changes: a version that does otherwise has another number. It leaves itself in the system
 * properties for its definer; as an enum it can be had later too, by Class.getEnumConstants().
 *
 * <p>The members that it uses are the same from JDK 17 to 25.
 */
enum Launchd4jSockets1 implements BiFunction<String, Object[], Object> {
  INSTANCE;

  static {
    System.getProperties().put("launchd4j.sockets.1", INSTANCE);
  }

  private static final int ST_CONNECTED = 1; // DatagramChannelImpl

  /** Fails by UncheckedIOException; the descriptor is the caller's then. */
  @Override
  public Object apply(String what, Object[] with) {
    try {
      int fd = (int) with[0];
      switch (what) {
        case "listener":
          return new ServerSocketChannelImpl(
              SelectorProvider.provider(), (ProtocolFamily) with[1], IOUtil.newFD(fd), true);
        case "connection":
          return new SocketChannelImpl(
              SelectorProvider.provider(),
              (ProtocolFamily) with[1],
              IOUtil.newFD(fd),
              (SocketAddress) with[2]);
        case "datagrams":
          return datagrams(IOUtil.newFD(fd), with[1], (InetSocketAddress) with[2]);
        case "type":
          return call(InheritedChannel.class, "soType0", fd);
        case "family":
          return call(InheritedChannel.class, "addressFamily", fd);
        case "isConnected":
          return call(InheritedChannel.class, "isConnected", fd);
        case "duplicate":
          return call(InheritedChannel.class, "dup", fd);
        case "option": // level, name
          return call(Net.class, "getIntOption0", IOUtil.newFD(fd), false, with[1], with[2]);
        case "setOption": // level, name, value
          return call(
              Net.class,
              "setIntOption0",
              IOUtil.newFD(fd),
              false,
              with[1],
              with[2],
              with[3],
              false);
        case "localAddress":
          return (boolean) with[1]
              ? UnixDomainSockets.localAddress(IOUtil.newFD(fd))
              : Net.localAddress(IOUtil.newFD(fd));
        case "remoteAddress":
          return new InetSocketAddress(
              (InetAddress) call(InheritedChannel.class, "inetPeerAddress0", fd),
              (int) call(InheritedChannel.class, "peerPort0", fd));
        case "close":
          return call(InheritedChannel.class, "close0", fd);
        default:
          throw new UnsupportedOperationException(what);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException("this JDK is other than 17 to 25: " + e, e);
    }
  }

  /**
   * The constructor that takes a descriptor takes every socket for IPv6 if the machine has it, and
   * an IPv4 one could then receive but not send. So an IPv4 channel is opened as usual, and the
   * socket put under its descriptor. Neither field that is written is final.
   */
  private static Object datagrams(FileDescriptor fd, Object family, InetSocketAddress peer)
      throws IOException, ReflectiveOperationException {
    DatagramChannelImpl channel;
    if (family == StandardProtocolFamily.INET && Net.isIPv6Available()) {
      channel = new DatagramChannelImpl(SelectorProvider.provider(), (ProtocolFamily) family, true);
      boolean done = false;
      try {
        FileDescriptor own = IOUtil.newFD(channel.getFDVal());
        new DatagramDispatcher().dup(fd, own);
        set(channel, "localAddress", Net.localAddress(own));
        done = true;
      } finally {
        if (!done) {
          channel.close();
        }
      }
      call(InheritedChannel.class, "close0", IOUtil.fdVal(fd));
    } else {
      channel = new DatagramChannelImpl(SelectorProvider.provider(), fd);
    }
    if (peer != null) {
      set(channel, "remoteAddress", peer);
      set(channel, "state", ST_CONNECTED);
    }
    return channel;
  }

  private static void set(DatagramChannelImpl channel, String name, Object value)
      throws ReflectiveOperationException {
    Field field = DatagramChannelImpl.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(channel, value);
  }

  /** A private native method, of which each name has one. */
  private static Object call(Class<?> in, String name, Object... arguments)
      throws IOException, ReflectiveOperationException {
    for (Method method : in.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        method.setAccessible(true);
        try {
          return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          if (e.getCause() instanceof IOException) {
            throw (IOException) e.getCause();
          }
          throw e;
        }
      }
    }
    throw new NoSuchMethodException(in.getName() + "." + name);
  }
}
