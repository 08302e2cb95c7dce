package io.github.launchd4j.agent;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.StringJoiner;

/**
 * An inherited socket that an application may have.
 *
 * @param stream whether it listens; else it is for datagrams
 * @param address what it is bound to
 * @param wanted what the application binds for it; empty for the same
 */
record OfferedSocket(
    NamedDescriptor descriptor,
    boolean stream,
    boolean ipv4,
    SocketAddress address,
    List<WantedAddress> wanted) {

  /**
   * Asks the JDK what was handed over.
   *
   * @throws NotArmedException if no application can have it
   */
  static OfferedSocket of(NamedDescriptor descriptor, JdkBinds jdk, List<WantedAddress> wanted)
      throws NotArmedException {
    int number = descriptor.number();
    boolean stream = jdk.isStream(number);
    if (!stream && !jdk.isDatagram(number)) {
      throw unusable(descriptor, "is not an open socket");
    }
    if (jdk.isConnected(number)) {
      throw unusable(
          descriptor,
          "is a connection; the agent takes sockets that listen (systemd: Accept=no, launchd:"
              + " no inetdCompatibility)");
    }
    if (stream && !jdk.mayListen(number)) {
      throw unusable(descriptor, "does not listen");
    }
    SocketAddress address = jdk.localAddress(number);
    return new OfferedSocket(descriptor, stream, jdk.isIpv4(number), address, wanted);
  }

  private static NotArmedException unusable(NamedDescriptor descriptor, String why) {
    return new NotArmedException(
        "descriptor " + descriptor.number() + " (" + descriptor.name() + ") " + why);
  }

  WantedAddress own() {
    return WantedAddress.of(address);
  }

  boolean serves(WantedAddress bound) {
    if (wanted.isEmpty()) {
      return own().serves(bound);
    }
    for (WantedAddress each : wanted) {
      if (each.serves(bound)) {
        return isUnix() == (bound.path() != null);
      }
    }
    return false;
  }

  boolean isUnix() {
    return !(address instanceof InetSocketAddress);
  }

  /** As the options have it: {@code Listeners=127.0.0.1:8080}. */
  @Override
  public String toString() {
    String text = descriptor.name() + "=" + own() + (stream ? "" : " (datagrams)");
    StringJoiner others = new StringJoiner(", ", " for ", "").setEmptyValue("");
    for (WantedAddress each : wanted) {
      others.add(each.toString());
    }
    return text + others;
  }
}
