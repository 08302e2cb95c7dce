package io.github.launchd4j.agent;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has the JDK's server sockets, and Netty's own, bind by the agent's class in the JDK. Those of the
 * JDK are changed at once; Netty's when it is loaded, in whatever package a copy of it lies.
 */
final class Redirection implements ClassFileTransformer {
  private static final String HOME = "sun/nio/ch/";
  private static final String BINDS = HOME + JdkBinds.CLASS;
  private static final String NETTY = "io/netty/channel/unix/Socket";

  private static final CallSites BIND_OF_FAMILY =
      new CallSites(
          HOME + "Net",
          Set.of(
              "bind(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)V"));
  private static final CallSites BIND =
      new CallSites(
          HOME + "Net",
          Set.of(
              "bind(Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)V",
              "listen(Ljava/io/FileDescriptor;I)V"));
  private static final CallSites LISTEN =
      new CallSites(HOME + "Net", Set.of("listen(Ljava/io/FileDescriptor;I)V"));
  private static final CallSites BIND_PATH =
      new CallSites(
          HOME + "UnixDomainSockets",
          Set.of("bind(Ljava/io/FileDescriptor;Ljava/nio/file/Path;)V"));
  private static final CallSites BLOCKING =
      new CallSites(HOME + "IOUtil", Set.of("configureBlocking(Ljava/io/FileDescriptor;Z)V"));
  private static final CallSites IPV6 = new CallSites(HOME + "Net", Set.of("isIPv6Available()Z"));

  private static final Map<String, List<CallSites>> JDK =
      Map.of(
          HOME + "ServerSocketChannelImpl", List.of(BIND_OF_FAMILY, LISTEN, BIND_PATH, BLOCKING),
          HOME + "AsynchronousServerSocketChannelImpl", List.of(BIND),
          HOME + "UnixAsynchronousServerSocketChannelImpl", List.of(BLOCKING),
          HOME + "NioSocketImpl", List.of(BIND),
          HOME + "DatagramChannelImpl", List.of(BIND_OF_FAMILY, IPV6, BLOCKING));

  private static final Set<String> NETTY_METHODS =
      Set.of("bind(IZ[BII)I", "listen(II)I", "bindDomainSocket(I[B)I");

  private final Instrumentation instrumentation;
  private final Set<String> missing = new HashSet<>(JDK.keySet());

  private Redirection(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Changes the JDK's classes now, and Netty's later.
   *
   * @throws ClassNotFoundException if one of the JDK's is not as expected; then none counts
   */
  static void install(Instrumentation instrumentation)
      throws ClassNotFoundException, UnmodifiableClassException {
    Redirection redirection = new Redirection(instrumentation);
    List<Class<?>> classes = new ArrayList<>();
    for (String name : JDK.keySet()) {
      classes.add(Class.forName(name.replace('/', '.'), false, null));
    }
    instrumentation.addTransformer(redirection, true);
    instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
    if (!redirection.missing.isEmpty()) {
      instrumentation.removeTransformer(redirection);
      throw new ClassNotFoundException("it binds otherwise in " + redirection.missing);
    }
  }

  @Override
  public byte @Nullable [] transform(
      Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> before,
      @Nullable ProtectionDomain domain,
      byte[] code) {
    if (name == null) {
      return null;
    }
    try {
      if (loader == null) {
        List<CallSites> sites = JDK.get(name);
        return sites == null ? null : jdk(name, code, sites);
      }
      return name.endsWith(NETTY) ? netty(name, module, code) : null;
    } catch (Throwable e) { // the JVM would swallow it
      Lines.tell(name.replace('/', '.') + " is not changed: " + e);
      return null;
    }
  }

  private byte @Nullable [] jdk(String name, byte[] code, List<CallSites> sites)
      throws IOException {
    byte[] changed = code;
    for (CallSites each : sites) {
      changed = each.redirect(changed, BINDS);
      if (changed == null) {
        return null;
      }
    }
    missing.remove(name);
    return changed;
  }

  private byte @Nullable [] netty(String name, Module module, byte[] code) throws IOException {
    byte[] changed = new CallSites(name, NETTY_METHODS).redirect(code, BINDS);
    if (changed == null) {
      Lines.tell(
          "this Netty binds otherwise in "
              + name.replace('/', '.')
              + ", so its native transports get no inherited socket;"
              + " -Dio.netty.transport.noNative=true has it use the JDK's");
      return null;
    }
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(JdkBinds.PACKAGE, Set.of(module)),
        Map.of(),
        Set.of(),
        Map.of());
    return changed;
  }
}
