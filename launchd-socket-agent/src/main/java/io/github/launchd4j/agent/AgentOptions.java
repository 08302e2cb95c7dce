package io.github.launchd4j.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows {@code -javaagent:launchd-socket-agent.jar=}: names of sockets, separated by commas,
 * each with the addresses that the application binds for it, if they are other than the socket's.
 *
 * @param wantedByName what the application binds for each name; none stands for the socket's own
 *     address
 */
record AgentOptions(Map<String, List<WantedAddress>> wantedByName) {

  /**
   * Reads {@code Listeners,Admin=9090,Api=127.0.0.1:8081,Control=/run/app.sock}.
   *
   * @throws NotArmedException if a part of it is none of these
   */
  static AgentOptions parse(@Nullable String text) throws NotArmedException {
    Map<String, List<WantedAddress>> wanted = new LinkedHashMap<>();
    if (text != null && !text.isEmpty()) {
      for (String option : text.split(",", -1)) {
        add(option, wanted);
      }
    }
    return new AgentOptions(Collections.unmodifiableMap(wanted));
  }

  private static void add(String option, Map<String, List<WantedAddress>> wanted)
      throws NotArmedException {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    WantedAddress address = equals < 0 ? null : WantedAddress.parse(option.substring(equals + 1));
    if (name.isEmpty() || (equals >= 0 && address == null)) {
      throw new NotArmedException(
          "option \""
              + option
              + "\" is none of NAME, NAME=PORT, NAME=ADDRESS:PORT and NAME=/PATH, the name being"
              + " that of a socket");
    }
    List<WantedAddress> addresses = wanted.computeIfAbsent(name, key -> new ArrayList<>());
    if (address != null) {
      addresses.add(address);
    }
  }

  /** Whether sockets of that name are to be taken: without options all are. */
  boolean includes(String name) {
    return wantedByName.isEmpty() || wantedByName.containsKey(name);
  }

  /** What the application binds for sockets of that name; empty for their own addresses. */
  List<WantedAddress> wanted(String name) {
    return wantedByName.getOrDefault(name, List.of());
  }
}
