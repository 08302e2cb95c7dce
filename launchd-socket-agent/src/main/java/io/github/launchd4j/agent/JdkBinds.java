package io.github.launchd4j.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.net.SocketAddress;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The agent's class in the JDK's package sun.nio.ch, where bind(2) is called, and what it has the
 * JDK do. Each call fails by UncheckedIOException.
 */
record JdkBinds(BiFunction<String, @Nullable Object[], Object> inside) {
  static final String PACKAGE = "sun.nio.ch";

  /** Of the source in src/main/jdk; the build leaves its bytes beside this class. */
  static final String CLASS = "Launchd4jBinds1";

  // InheritedChannel.AF_INET, AF_UNIX
  private static final int INET = 1;
  private static final int UNIX = 3;

  private static final int STREAM = 1; // InheritedChannel.SOCK_STREAM
  private static final int DATAGRAM = 2; // InheritedChannel.SOCK_DGRAM
  private static final int EPOLL_CTL_ADD = 1; // linux/eventpoll.h

  /** SOL_SOCKET, SO_REUSEPORT: asm-generic/socket.h, and xnu bsd/sys/socket.h. */
  private static final int[] REUSE_PORT =
      System.getProperty("os.name").startsWith("Mac")
          ? new int[] {0xffff, 0x0200}
          : new int[] {1, 15};

  /** SOL_SOCKET, SO_ACCEPTCONN of Linux; xnu has no such question. */
  private static final int @Nullable [] LISTENING =
      System.getProperty("os.name").equals("Linux") ? new int[] {1, 30} : null;

  /**
   * Puts the class there and has it called.
   *
   * @throws NotArmedException if this JDK is another than the agent knows; it works as before then
   */
  static JdkBinds install(Instrumentation instrumentation) throws NotArmedException {
    try {
      Module base = Object.class.getModule();
      Set<Module> agent = Set.of(JdkBinds.class.getModule());
      instrumentation.redefineModule(
          base, Set.of(), Map.of(), Map.of(PACKAGE, agent), Set.of(), Map.of());
      Class<?> neighbour = Class.forName(PACKAGE + ".Net", false, null);
      Class<?> binds =
          MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(code());
      Redirection.install(instrumentation);
      return new JdkBinds(constant(binds));
    } catch (LinkageError e) {
      throw new NotArmedException("the agent is in this JVM already, or " + e.getMessage(), e);
    } catch (ReflectiveOperationException | IOException | UnmodifiableClassException e) {
      throw new NotArmedException(
          "JDK " + Runtime.version() + " is unknown to the agent: " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static BiFunction<String, @Nullable Object[], Object> constant(Class<?> binds) {
    return (BiFunction<String, @Nullable Object[], Object>) binds.getEnumConstants()[0];
  }

  /** By the jar itself: a resource's URL would load a dozen classes first. */
  private static byte[] code() throws IOException {
    URL location = JdkBinds.class.getProtectionDomain().getCodeSource().getLocation();
    String name = JdkBinds.class.getName().replace('.', '/').replace("JdkBinds", CLASS) + ".bin";
    try (ZipFile jar = new ZipFile(Path.of(location.toURI()).toFile())) {
      ZipEntry entry = jar.getEntry(name);
      if (entry == null) {
        throw new IOException(name + " is not in the agent's jar");
      }
      return jar.getInputStream(entry).readAllBytes();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** From now on it is asked at each bind: descriptor, SocketAddress, whether to block, IPv6. */
  void take(Predicate<Object[]> taker) {
    var unused = inside.apply("taker", new Object[] {taker});
  }

  /** Channels for datagrams are IPv4 ones from now on. */
  void useIpv4Datagrams() {
    var unused = inside.apply("ipv4Datagrams", new Object[0]);
  }

  boolean isStream(int descriptor) {
    return ask("type", descriptor) == STREAM;
  }

  boolean isDatagram(int descriptor) {
    return ask("type", descriptor) == DATAGRAM;
  }

  boolean isIpv4(int descriptor) {
    return ask("family", descriptor) == INET;
  }

  boolean isConnected(int descriptor) {
    return (boolean) inside.apply("isConnected", new Object[] {descriptor});
  }

  /** False only if it is sure. */
  boolean mayListen(int descriptor) {
    return LISTENING == null || option(descriptor, LISTENING) != 0;
  }

  boolean sharesPort(int descriptor) {
    return option(descriptor, REUSE_PORT) != 0;
  }

  SocketAddress localAddress(int descriptor) {
    boolean unix = ask("family", descriptor) == UNIX;
    return (SocketAddress)
        inside.apply(unix ? "localPath" : "localAddress", new Object[] {descriptor});
  }

  /** Puts an open socket under another number as well, in place of what was there. */
  void put(int descriptor, int under, boolean blocking) {
    var unused = inside.apply("put", new Object[] {descriptor, under, blocking});
  }

  /** Has an epoll watch a descriptor, which is told to the watcher by its number. */
  void watch(int epoll, int descriptor, int events) {
    int error = (int) call("epollCtl", epoll, EPOLL_CTL_ADD, descriptor, events);
    if (error != 0) {
      throw new UncheckedIOException(new IOException("epoll_ctl failed with number " + error));
    }
  }

  private int ask(String what, int descriptor) {
    return (int) call(what, descriptor);
  }

  private int option(int descriptor, int[] levelAndName) {
    return (int) call("option", descriptor, levelAndName[0], levelAndName[1]);
  }

  private Object call(String what, Integer... numbers) {
    return inside.apply(what, List.of(numbers).toArray());
  }
}
