package io.github.launchd4j.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -javaagent:launchd-socket-agent.jar[=options] -jar any-server.jar}: the server gets
 * the sockets that launchd or systemd opened for it where it binds their ports, without a change to
 * the server. See docs/agent.md.
 *
 * <p>What the agent cannot do it says in one line on standard error, and steps aside; the JVM never
 * fails because of it. A process that nobody handed a socket starts as without it.
 */
public final class SocketAgent {
  private static final String QUIET = "launchd4j.agent.quiet";

  private SocketAgent() {}

  /** Called by the JVM for {@code -javaagent}. */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    try {
      arm(AgentOptions.parse(options), System.getenv(), instrumentation);
    } catch (NotArmedException e) {
      Lines.tell(e.getMessage() + "; the program starts without the agent");
    } catch (Throwable e) {
      Lines.tell(e + "; the program starts without the agent");
    }
  }

  /** Called by the JVM for {@code Launcher-Agent-Class}. */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
    premain(options, instrumentation);
  }

  private static void arm(
      AgentOptions options, Map<String, String> environment, Instrumentation instrumentation)
      throws NotArmedException {
    List<NamedDescriptor> handedOver = handedOver(options, environment);
    if (handedOver.isEmpty()) {
      return;
    }
    JdkBinds jdk = JdkBinds.install(instrumentation);
    List<OfferedSocket> offered = new ArrayList<>();
    for (NamedDescriptor each : handedOver) {
      try {
        offered.add(OfferedSocket.of(each, jdk, options.wanted(each.name())));
      } catch (NotArmedException e) {
        Lines.tell(e.getMessage() + "; it is left alone");
      }
    }
    if (offered.isEmpty()) {
      return;
    }
    if (hasIpv4DatagramsOnly(offered)) {
      jdk.useIpv4Datagrams();
    }
    jdk.take(new Binder(jdk, offered));
    if (!Boolean.getBoolean(QUIET)) {
      Lines.tell("armed " + listed(offered));
    }
  }

  private static String listed(List<OfferedSocket> offered) {
    StringJoiner list = new StringJoiner(", ");
    for (OfferedSocket each : offered) {
      list.add(each.toString());
    }
    return list.toString();
  }

  private static List<NamedDescriptor> handedOver(
      AgentOptions options, Map<String, String> environment) throws NotArmedException {
    if (SystemdDescriptors.areAnnounced(environment)) {
      long pid = ownPid();
      return named(options, new SystemdDescriptors(environment, pid).all());
    }
    return LaunchdDescriptors.arePossible(environment)
        ? new LaunchdDescriptors(environment).all(options)
        : List.of();
  }

  private static List<NamedDescriptor> named(AgentOptions options, List<NamedDescriptor> all)
      throws NotArmedException {
    List<NamedDescriptor> named = new ArrayList<>();
    for (NamedDescriptor each : all) {
      if (options.includes(each.name())) {
        named.add(each);
      }
    }
    for (String name : options.wantedByName().keySet()) {
      if (!names(named).contains(name)) {
        throw new NotArmedException(
            "no socket has the name "
                + name
                + " of the options; handed over are "
                + String.join(", ", names(all)));
      }
    }
    return named;
  }

  private static List<String> names(List<NamedDescriptor> all) {
    List<String> names = new ArrayList<>();
    for (NamedDescriptor each : all) {
      names.add(each.name());
    }
    return names;
  }

  /** Linux's /proc knows it without the classes of processes. */
  private static long ownPid() {
    try {
      return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
    } catch (IOException | NumberFormatException e) {
      return ProcessHandle.current().pid();
    }
  }

  /** They would be of no use to a channel that takes itself for an IPv6 one. */
  private static boolean hasIpv4DatagramsOnly(List<OfferedSocket> offered) {
    boolean ipv4 = false;
    for (OfferedSocket each : offered) {
      if (!each.stream() && !each.isUnix()) {
        if (!each.ipv4()) {
          return false;
        }
        ipv4 = true;
      }
    }
    return ipv4;
  }
}
