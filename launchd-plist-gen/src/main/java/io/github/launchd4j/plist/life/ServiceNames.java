package io.github.launchd4j.plist.life;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Names of services and their ports, in the form of services(5). launchd has getaddrinfo(3) look a
 * SockServiceName up (launchctl.c, sock_dict_edit_entry), which takes numbers as well. Immutable.
 */
public final class ServiceNames {
  private static final int MAX_PORT = 65535;

  private final Map<String, Integer> ports; // by name/protocol
  private final boolean registered;

  private ServiceNames(Map<String, Integer> ports, boolean registered) {
    this.ports = Map.copyOf(ports);
    this.registered = registered;
  }

  /**
   * The names that every Mac is expected to know: services.txt and iana-services.txt say whence.
   */
  public static ServiceNames known() {
    return Known.NAMES;
  }

  /** The names of a text like /etc/services; lines that are not of its form are passed over. */
  public static ServiceNames parse(String text) {
    Map<String, Integer> ports = new HashMap<>();
    for (String line : text.split("\\R", -1)) {
      int comment = line.indexOf('#');
      parse((comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1), ports);
    }
    return new ServiceNames(ports, false);
  }

  // http  80/tcp  www; the first line of a name counts, as for getservbyname(3).
  private static void parse(String[] fields, Map<String, Integer> ports) {
    if (fields.length > 1 && fields[1].matches("[0-9]{1,5}/[a-z]+")) {
      int slash = fields[1].indexOf('/');
      int port = Integer.parseInt(fields[1].substring(0, slash));
      String protocol = fields[1].substring(slash);
      ports.putIfAbsent(fields[0] + protocol, port);
      for (int i = 2; i < fields.length; i++) {
        ports.putIfAbsent(fields[i] + protocol, port);
      }
    }
  }

  /** Whether the name is that of a service, or another name for one, over TCP or UDP. */
  public boolean has(String name) {
    return find(name + "/tcp") != null || find(name + "/udp") != null;
  }

  /**
   * The port that a SockServiceName means: a number from 0 to 65535, or a name.
   *
   * @param protocol tcp or udp
   */
  public OptionalInt port(String service, String protocol) {
    if (service.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(service);
      return port > MAX_PORT ? OptionalInt.empty() : OptionalInt.of(port);
    }
    Integer port = find(service + "/" + protocol);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  private @Nullable Integer find(String key) {
    Integer port = ports.get(key);
    return port == null && registered ? Registry.PORTS.get(key) : port;
  }

  private static final class Known {
    static final ServiceNames NAMES = new ServiceNames(parse(load("services.txt")).ports, true);
  }

  /** The thousands of names that are seldom written, read when one is. */
  private static final class Registry {
    static final Map<String, Integer> PORTS = read(load("iana-services.txt"));

    private static Map<String, Integer> read(String text) {
      Map<String, Integer> ports = new HashMap<>();
      for (String line : text.split("\n", -1)) {
        String[] fields = line.split(" ", -1);
        if (!fields[0].isEmpty() && fields[0].charAt(0) != '#') {
          read(fields, ports);
        }
      }
      return ports;
    }

    private static void read(String[] fields, Map<String, Integer> ports) {
      String[] port = fields[0].split("/", -1);
      int number = Integer.parseInt(port[0]);
      for (int i = 1; i < fields.length; i++) {
        for (String protocol : port.length > 1 ? List.of(port[1]) : List.of("tcp", "udp")) {
          ports.put(fields[i] + "/" + protocol, number);
        }
      }
    }
  }

  private static String load(String resource) {
    try (InputStream file = ServiceNames.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(resource + " is missing from the library");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
