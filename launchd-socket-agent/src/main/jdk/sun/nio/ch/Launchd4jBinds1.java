package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What the agent puts into the JDK's own package: the calls by which sockets are bound end here
 * instead of in Net, IOUtil and UnixDomainSockets, or in Netty's native methods, and go on there
 * unless an inherited socket took the place of the new one. It decides nothing; see
 * io.github.launchd4j.agent.Binder, and docs/decisions/0008.
 *
 * <p>The members that it uses are the same from JDK 17 to 25. Public, since Netty calls it.
 */
public enum Launchd4jBinds1 implements BiFunction<String, Object[], Object> {
  INSTANCE;

  private static final Set<FileDescriptor> NON_BLOCKING = weakSet();
  private static final Set<FileDescriptor> TAKEN = weakSet();

  /** Those of Netty, which has no objects for descriptors. */
  private static final Set<Integer> TAKEN_NUMBERS = ConcurrentHashMap.newKeySet();

  private static final StackWalker CALLER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static volatile Predicate<Object[]> taker;
  private static volatile boolean datagramsAreIpv4;

  // In place of Net's

  public static void bind(FileDescriptor fd, InetAddress address, int port) throws IOException {
    if (!isTaken(fd, new InetSocketAddress(address, port), false)) {
      Net.bind(fd, address, port);
    }
  }

  public static void bind(ProtocolFamily family, FileDescriptor fd, InetAddress address, int port)
      throws IOException {
    boolean ipv6 = family == StandardProtocolFamily.INET6;
    if (!isTaken(fd, new InetSocketAddress(address, port), ipv6)) {
      Net.bind(family, fd, address, port);
    }
  }

  /** A second listen(2) would replace the backlog that the manager chose. */
  public static void listen(FileDescriptor fd, int backlog) throws IOException {
    if (!TAKEN.contains(fd)) {
      Net.listen(fd, backlog);
    }
  }

  /** Asked by DatagramChannelImpl, which sends by an IPv4 socket only if it takes it for one. */
  public static boolean isIPv6Available() {
    return !datagramsAreIpv4 && Net.isIPv6Available();
  }

  // In place of UnixDomainSockets'

  public static void bind(FileDescriptor fd, Path path) throws IOException {
    if (!isTaken(fd, UnixDomainSocketAddress.of(path), false)) {
      UnixDomainSockets.bind(fd, path);
    }
  }

  // In place of IOUtil's

  /** O_NONBLOCK belongs to the open file, so that it has to be set again after the exchange. */
  public static void configureBlocking(FileDescriptor fd, boolean blocking) throws IOException {
    IOUtil.configureBlocking(fd, blocking);
    if (blocking) {
      NON_BLOCKING.remove(fd);
    } else {
      NON_BLOCKING.add(fd);
    }
  }

  // In place of the native methods of io.netty.channel.unix.Socket

  public static int bind(int fd, boolean ipv6, byte[] address, int scope, int port) {
    if (isTaken(fd, inet(address, port), ipv6)) {
      return 0;
    }
    Class<?> netty = CALLER.getCallerClass();
    return (int) original(netty, "bind", fd, ipv6, address, scope, port);
  }

  public static int bindDomainSocket(int fd, byte[] path) {
    if (isTaken(fd, unix(path), false)) {
      return 0;
    }
    return (int) original(CALLER.getCallerClass(), "bindDomainSocket", fd, path);
  }

  public static int listen(int fd, int backlog) {
    if (TAKEN_NUMBERS.contains(fd)) {
      return 0;
    }
    return (int) original(CALLER.getCallerClass(), "listen", fd, backlog);
  }

  private static Object original(Class<?> netty, String name, Object... arguments) {
    try {
      return call(netty, name, arguments);
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SocketAddress inet(byte[] address, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static SocketAddress unix(byte[] path) {
    try {
      int length = path.length > 0 && path[path.length - 1] == 0 ? path.length - 1 : path.length;
      return UnixDomainSocketAddress.of(new String(path, 0, length));
    } catch (InvalidPathException e) {
      return null;
    }
  }

  // The agent's

  private static boolean isTaken(FileDescriptor fd, SocketAddress wanted, boolean ipv6) {
    if (ask(IOUtil.fdVal(fd), wanted, !NON_BLOCKING.contains(fd), ipv6)) {
      TAKEN.add(fd);
      return true;
    }
    TAKEN.remove(fd);
    return false;
  }

  private static boolean isTaken(int fd, SocketAddress wanted, boolean ipv6) {
    if (wanted != null && ask(fd, wanted, false, ipv6)) {
      TAKEN_NUMBERS.add(fd);
      return true;
    }
    TAKEN_NUMBERS.remove(fd);
    return false;
  }

  private static boolean ask(int fd, SocketAddress wanted, boolean blocking, boolean ipv6) {
    Predicate<Object[]> agent = taker;
    return agent != null && agent.test(new Object[] {fd, wanted, blocking, ipv6});
  }

  /** What the agent has the JDK do. Fails by UncheckedIOException. */
  @Override
  @SuppressWarnings("unchecked")
  public Object apply(String what, Object[] with) {
    try {
      switch (what) {
        case "taker":
          return taker = (Predicate<Object[]>) with[0];
        case "ipv4Datagrams":
          return datagramsAreIpv4 = true;
        case "type":
          return call(InheritedChannel.class, "soType0", with);
        case "family":
          return call(InheritedChannel.class, "addressFamily", with);
        case "isConnected":
          return call(InheritedChannel.class, "isConnected", with);
        case "option": // level, name
          FileDescriptor asked = IOUtil.newFD((int) with[0]);
          return call(Net.class, "getIntOption0", asked, false, with[1], with[2]);
        case "localAddress":
          return Net.localAddress(IOUtil.newFD((int) with[0]));
        case "localPath":
          return UnixDomainSockets.localAddress(IOUtil.newFD((int) with[0]));
        case "put": // under which number, whether to block
          FileDescriptor under = IOUtil.newFD((int) with[1]);
          new DatagramDispatcher().dup(IOUtil.newFD((int) with[0]), under);
          IOUtil.configureBlocking(under, (boolean) with[2]);
          return true;
        case "epollCtl": // Linux's JDK has it
          return call(Class.forName("sun.nio.ch.EPoll"), "ctl", with);
        default:
          throw new UnsupportedOperationException(what);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException("this JDK is other than 17 to 25: " + e, e);
    }
  }

  /** A private native method, which has so many parameters. */
  private static Object call(Class<?> in, String name, Object... arguments)
      throws IOException, ReflectiveOperationException {
    for (Method method : in.getDeclaredMethods()) {
      if (method.getName().equals(name) && isNative(method, arguments.length)) {
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

  private static boolean isNative(Method method, int parameters) {
    return java.lang.reflect.Modifier.isNative(method.getModifiers())
        && method.getParameterCount() == parameters;
  }

  private static Set<FileDescriptor> weakSet() {
    return Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  }
}
