package io.github.launchd4j.agent;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What launchd gives a process that it started, by launch_activate_socket. */
record LaunchdDescriptors(Map<String, String> environment) {
  private static final String NAMES = "LAUNCHD_SOCKET_NAMES";
  private static final String CORE = "io.github.launchd4j.agent.launchd.ActivatedDescriptors";

  /** Programs started from a terminal see "0" or nothing, applications "application." and more. */
  static boolean arePossible(Map<String, String> environment) {
    String service = environment.getOrDefault("XPC_SERVICE_NAME", "0");
    return !service.equals("0") && !service.startsWith("application.");
  }

  /**
   * Takes the sockets of all names.
   *
   * @throws NotArmedException if nobody says which names there are, or launchd cannot be asked
   */
  List<NamedDescriptor> all(AgentOptions options) throws NotArmedException {
    Collection<String> names = names(options);
    Function<String, List<Integer>> core = core();
    List<NamedDescriptor> descriptors = new ArrayList<>();
    for (String name : names) {
      try {
        for (int number : core.apply(name)) {
          descriptors.add(new NamedDescriptor(name, number));
        }
      } catch (UncheckedIOException e) {
        Lines.tell(String.valueOf(e.getMessage()));
      } catch (UnsupportedOperationException e) {
        throw new NotArmedException(String.valueOf(e.getMessage()), e);
      }
    }
    return descriptors;
  }

  private Collection<String> names(AgentOptions options) throws NotArmedException {
    if (!options.wantedByName().isEmpty()) {
      return options.wantedByName().keySet();
    }
    List<String> names = new ArrayList<>();
    for (String name : environment.getOrDefault(NAMES, "").split(":", -1)) {
      if (!name.isEmpty() && !names.contains(name)) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw new NotArmedException(
          "launchd does not tell a job the names of its sockets; give those under Sockets in the"
              + " plist as the agent's options, =Listeners,Admin");
    }
    return names;
  }

  @SuppressWarnings("unchecked")
  private static Function<String, List<Integer>> core() throws NotArmedException {
    try {
      Class<?> core = Class.forName(CORE, true, new CoreLoader());
      return (Function<String, List<Integer>>) core.getEnumConstants()[0];
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new NotArmedException("launchd cannot be asked: " + e, e);
    }
  }
}
