package io.github.launchd4j.agent;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asked whenever a server is about to bind: puts the inherited socket that fits in the place of the
 * server's own, or lets it bind. The agent keeps the inherited descriptor, so that a server that
 * closes its socket can bind it again. Thread-safe.
 */
final class Binder implements Predicate<Object[]> {
  private final JdkBinds jdk;
  private final List<OfferedSocket> offered;

  /** Under which number the application has it, or had it last. */
  private final IdentityHashMap<OfferedSocket, Integer> takenAs = new IdentityHashMap<>();

  Binder(JdkBinds jdk, List<OfferedSocket> offered) {
    this.jdk = jdk;
    this.offered = List.copyOf(offered);
  }

  /** Nothing is thrown at an application. */
  @Override
  public boolean test(Object[] bind) {
    try {
      WantedAddress wanted = WantedAddress.of((SocketAddress) bind[1]);
      if (wanted.path() == null && wanted.port() == 0) {
        return false;
      }
      return take((int) bind[0], wanted, (boolean) bind[2], (boolean) bind[3]);
    } catch (Throwable e) {
      Lines.tell("a socket is bound as usual, because of " + e);
      return false;
    }
  }

  private synchronized boolean take(
      int descriptor, WantedAddress wanted, boolean blocking, boolean ipv6) {
    boolean stream = jdk.isStream(descriptor);
    List<OfferedSocket> fitting = fitting(stream, wanted);
    OfferedSocket best = best(fitting, wanted, descriptor);
    if (best == null) {
      if (fitting.isEmpty() && stream) {
        tellUnknownPort(wanted);
      }
      return false;
    }
    if (isClient() || !canSend(best, ipv6)) {
      return false;
    }
    // what blocks is watched by none
    List<EpollWatch> watches = blocking ? List.of() : EpollWatch.of(descriptor);
    jdk.put(best.descriptor().number(), descriptor, blocking);
    takenAs.put(best, descriptor);
    for (EpollWatch each : watches) {
      jdk.watch(each.epoll(), descriptor, each.events());
    }
    tellSurprises(best, fitting, wanted);
    return true;
  }

  private List<OfferedSocket> fitting(boolean stream, WantedAddress wanted) {
    List<OfferedSocket> fitting = new ArrayList<>();
    for (OfferedSocket each : offered) {
      if (each.stream() == stream && each.serves(wanted)) {
        fitting.add(each);
      }
    }
    return fitting;
  }

  /** The one of the same address, else the first; none that somebody else has open. */
  private @Nullable OfferedSocket best(
      List<OfferedSocket> fitting, WantedAddress wanted, int descriptor) {
    OfferedSocket best = null;
    for (OfferedSocket each : fitting) {
      boolean same = each.own().isSame(wanted);
      if ((best == null || same) && (!isInUse(each) || jdk.sharesPort(descriptor))) {
        best = each;
        if (same) {
          return best;
        }
      }
    }
    return best;
  }

  /** Whether the application still has it under the number that it got. */
  private boolean isInUse(OfferedSocket socket) {
    Integer number = takenAs.get(socket);
    try {
      return number != null
          && jdk.isStream(number) == socket.stream()
          && !jdk.isConnected(number)
          && jdk.localAddress(number).equals(socket.address());
    } catch (RuntimeException e) {
      return false; // closed: the number is nobody's, or a file's
    }
  }

  /** A client may choose its own port too. */
  private static boolean isClient() {
    for (StackTraceElement each : new Throwable().getStackTrace()) {
      if (each.getClassName().equals("java.net.Socket")) {
        return true;
      }
    }
    return false;
  }

  private static boolean canSend(OfferedSocket socket, boolean ipv6) {
    if (socket.stream() || !socket.ipv4() || !ipv6) {
      return true;
    }
    Lines.tell(
        socket
            + " is an IPv4 socket, but the application asks for IPv6, by which it could not answer;"
            + " give java -Djava.net.preferIPv4Stack=true, or the socket both families (launchd:"
            + " SockFamily IPv4v6)");
    return false;
  }

  private void tellUnknownPort(WantedAddress wanted) {
    StringJoiner waiting = new StringJoiner(", ");
    String name = null;
    for (OfferedSocket each : offered) {
      if (!each.stream() && each.serves(wanted)) {
        Lines.tell(wanted + " is bound as usual: " + each + " has the other SockType");
      } else if (each.stream() && !takenAs.containsKey(each)) {
        waiting.add(each.toString());
        name = name == null ? each.descriptor().name() : name;
      }
    }
    if (name != null) {
      Lines.tell(
          wanted
              + " is bound as usual: it is not the address of an inherited socket. Not taken yet: "
              + waiting
              + "; if it stands for one of these, write "
              + name
              + "="
              + (wanted.path() != null ? wanted.path() : wanted.port())
              + " in the agent's options");
    }
  }

  private void tellSurprises(
      OfferedSocket best, List<OfferedSocket> fitting, WantedAddress wanted) {
    if (best.wanted().isEmpty() && best.own().isWiderThan(wanted)) {
      Lines.tell("the application binds " + wanted + ", but the inherited socket is " + best);
    }
    for (OfferedSocket each : fitting) {
      if (!takenAs.containsKey(each)) {
        Lines.tell(
            "the application has "
                + best
                + " and does not accept from "
                + each
                + ", whose clients wait until it binds that too; one socket for both families is"
                + " SockFamily IPv4v6 in the plist (systemd: one ListenStream=)");
      }
    }
  }
}
