package io.github.launchd4j.agent;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has the JDK's server sockets, and Netty's own, bind by the agent's class in the JDK. Each is
 * changed when it is loaded, which is cheaper than later, when it would be verified; Netty's in
 * whatever package a copy of it lies.
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

  private Redirection(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Changes each class when it is loaded, and at once those that are. */
  static void install(Instrumentation instrumentation) throws UnmodifiableClassException {
    instrumentation.addTransformer(new Redirection(instrumentation), true);
    for (Class<?> each : instrumentation.getInitiatedClasses(null)) {
      if (JDK.containsKey(each.getName().replace('.', '/'))) {
        instrumentation.retransformClasses(each);
      }
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
        Lines.tell(
            "JDK "
                + Runtime.version()
                + " binds otherwise in "
                + name.replace('/', '.')
                + " than the agent knows; its sockets are bound as usual");
        return null;
      }
    }
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
