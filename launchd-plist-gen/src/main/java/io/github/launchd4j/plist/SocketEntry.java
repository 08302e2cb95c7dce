package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One dictionary under a name in Sockets: immutable, with a getter and a {@code with} method for
 * each key. Defaults and meanings are those of launchd.plist(5), section "Sockets".
 */
public final class SocketEntry {

  /** The entry without keys. launchd refuses it as it stands: it has no address. */
  public static final SocketEntry EMPTY = new SocketEntry(PlistDictionary.EMPTY);

  private static final List<String> KEYS =
      KeyTable.of(KeyTable.SOCKET).stream().map(Key::name).toList();

  private final PlistDictionary dictionary;

  private SocketEntry(PlistDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * Listens on a TCP port of every address: one socket for IPv4 and IPv6 together. Without
   * SockFamily launchd opens two, in no fixed order, and a program has to serve both; one that
   * serves the first alone is deaf to half of its clients.
   */
  public static SocketEntry tcp(int port) {
    return EMPTY
        .withSockServiceName(port)
        .withSockType(SockType.STREAM)
        .withSockFamily(SockFamily.IPV4V6);
  }

  /**
   * Receives on a UDP port of every address: one socket for IPv4 and IPv6 together, for the same
   * reason; an IPv4 sender shows as its mapped address. For multicast set the family of the group.
   */
  public static SocketEntry udp(int port) {
    return EMPTY
        .withSockServiceName(port)
        .withSockType(SockType.DGRAM)
        .withSockProtocol(SockProtocol.UDP)
        .withSockFamily(SockFamily.IPV4V6);
  }

  /**
   * Listens on a Unix socket.
   *
   * @param path absolute, at most 103 bytes, in a folder that exists
   * @param mode the permissions, {@code 0600}
   */
  public static SocketEntry unix(String path, int mode) {
    return EMPTY.withSockPathName(path).withSockPathMode(mode).withSockType(SockType.STREAM);
  }

  static SocketEntry from(PlistDictionary dictionary) throws PlistException {
    Typed.check(dictionary, KeyTable.SOCKET, KEYS);
    return new SocketEntry(dictionary);
  }

  /** {@link SockType#STREAM} where the key is absent or its word unknown, as in macOS 10.9. */
  public SockType sockType() {
    return word("SockType").flatMap(SockType::of).orElse(SockType.STREAM);
  }

  /** True, the default, to listen; false to connect. */
  public boolean sockPassive() {
    return Typed.bool(dictionary, "SockPassive").orElse(true);
  }

  /** The address or host name; every address where it is absent. */
  public Optional<String> sockNodeName() {
    return word("SockNodeName");
  }

  /** The port, as digits, or the name of the service; an integer in the file reads as digits. */
  public Optional<String> sockServiceName() {
    return dictionary.get("SockServiceName").flatMap(SocketEntry::service);
  }

  private static Optional<String> service(PlistValue value) {
    if (value instanceof PlistInteger port) {
      return Optional.of(port.value().toString());
    }
    return value instanceof PlistString name ? Optional.of(name.value()) : Optional.empty();
  }

  /** The family; an unknown word reads as absent, as launchd ignores it. */
  public Optional<SockFamily> sockFamily() {
    return word("SockFamily").flatMap(SockFamily::of);
  }

  /** The protocol; an unknown word reads as absent, as launchd ignores it. */
  public Optional<SockProtocol> sockProtocol() {
    return word("SockProtocol").flatMap(SockProtocol::of);
  }

  /** The path of a Unix socket. Where it is there, the IP keys are ignored. */
  public Optional<String> sockPathName() {
    return word("SockPathName");
  }

  /** The environment variable that gets the path of a Unix socket which launchd names itself. */
  public Optional<String> secureSocketWithKey() {
    return word("SecureSocketWithKey");
  }

  /** The user id that is to own the Unix socket. */
  public OptionalInt sockPathOwner() {
    return Typed.integer(dictionary, "SockPathOwner");
  }

  /** The group id that is to own the Unix socket. */
  public OptionalInt sockPathGroup() {
    return Typed.integer(dictionary, "SockPathGroup");
  }

  /** The mode of the Unix socket: {@code 0600} where the file says 384. */
  public OptionalInt sockPathMode() {
    return Typed.integer(dictionary, "SockPathMode");
  }

  /** Whether the service is to be registered with Bonjour, under whatever names. */
  public boolean bonjour() {
    return Typed.bool(dictionary, "Bonjour").orElse(!bonjourNames().isEmpty());
  }

  /** The names to register with Bonjour; empty where the key is absent or a boolean. */
  public List<String> bonjourNames() {
    return Typed.strings(dictionary, "Bonjour");
  }

  /** The multicast group that a datagram socket joins. */
  public Optional<String> multicastGroup() {
    return word("MulticastGroup");
  }

  /** Whether each datagram is to tell its interface and destination (launchd-842). */
  public boolean receivePacketInfo() {
    return Typed.bool(dictionary, "ReceivePacketInfo").orElse(false);
  }

  /** Sets SockType. */
  public SocketEntry withSockType(SockType type) {
    return with("SockType", new PlistString(type.word()));
  }

  /** Sets whether to listen, true, or to connect. */
  public SocketEntry withSockPassive(boolean passive) {
    return with("SockPassive", new PlistBoolean(passive));
  }

  /**
   * Sets the address or host name. {@link SockFamily#IPV4V6} goes away with it: it is for every
   * address at once, and an IPv4 address is none of its own.
   */
  public SocketEntry withSockNodeName(String node) {
    SocketEntry one =
        sockFamily().equals(Optional.of(SockFamily.IPV4V6)) ? without("SockFamily") : this;
    return one.with("SockNodeName", new PlistString(node));
  }

  /** Sets the name of the service, or its port as digits. */
  public SocketEntry withSockServiceName(String service) {
    return with("SockServiceName", new PlistString(service));
  }

  /** Sets the port. It is written as a string, as the man page and Apple's files have it. */
  public SocketEntry withSockServiceName(int port) {
    return withSockServiceName(Integer.toString(port));
  }

  /** Sets SockFamily. */
  public SocketEntry withSockFamily(SockFamily family) {
    return with("SockFamily", new PlistString(family.word()));
  }

  /** Sets SockProtocol. */
  public SocketEntry withSockProtocol(SockProtocol protocol) {
    return with("SockProtocol", new PlistString(protocol.word()));
  }

  /** Sets the path of a Unix socket: absolute, at most 103 bytes. */
  public SocketEntry withSockPathName(String path) {
    return with("SockPathName", new PlistString(path));
  }

  /** Lets launchd name a Unix socket, and put its path into this environment variable. */
  public SocketEntry withSecureSocketWithKey(String variable) {
    return with("SecureSocketWithKey", new PlistString(variable));
  }

  /** Sets the user id that is to own the Unix socket. */
  public SocketEntry withSockPathOwner(int uid) {
    return with("SockPathOwner", new PlistInteger(uid));
  }

  /** Sets the group id that is to own the Unix socket. */
  public SocketEntry withSockPathGroup(int gid) {
    return with("SockPathGroup", new PlistInteger(gid));
  }

  /** Sets the mode: give {@code 0600}; the file says 384, since a plist has no octal numbers. */
  public SocketEntry withSockPathMode(int mode) {
    return with("SockPathMode", new PlistInteger(mode));
  }

  /** Sets whether to register the service, under the name of SockServiceName. */
  public SocketEntry withBonjour(boolean register) {
    return with("Bonjour", new PlistBoolean(register));
  }

  /** Sets the names to register the service under. */
  public SocketEntry withBonjour(List<String> names) {
    return with("Bonjour", PlistArray.ofStrings(names));
  }

  /** Sets the multicast group to join. */
  public SocketEntry withMulticastGroup(String group) {
    return with("MulticastGroup", new PlistString(group));
  }

  /** Sets whether each datagram is to tell its interface and destination. */
  public SocketEntry withReceivePacketInfo(boolean receive) {
    return with("ReceivePacketInfo", new PlistBoolean(receive));
  }

  /** The dictionary, keys unknown to this class included. */
  public PlistDictionary toPropertyList() {
    return dictionary;
  }

  private SocketEntry with(String key, PlistValue value) {
    return new SocketEntry(dictionary.with(key, value));
  }

  private SocketEntry without(String key) {
    return new SocketEntry(
        new PlistDictionary(
            dictionary.entries().stream().filter(entry -> !entry.key().equals(key)).toList()));
  }

  private Optional<String> word(String key) {
    return Typed.string(dictionary, key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SocketEntry that && dictionary.equals(that.dictionary);
  }

  @Override
  public int hashCode() {
    return dictionary.hashCode();
  }

  @Override
  public String toString() {
    return "SocketEntry[" + dictionary + "]";
  }
}
