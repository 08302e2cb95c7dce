package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_MANAGED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Nobody, on a system without launchd. */
record Unmanaged(Map<String, String> environment) implements DescriptorSource {

  @Override
  public Manager manager() {
    return Manager.NONE;
  }

  @Override
  public List<String> names() throws SocketActivationException {
    throw failure("*");
  }

  @Override
  public List<Integer> receive(String name) throws SocketActivationException {
    throw failure(name);
  }

  private SocketActivationException failure(String name) {
    SocketActivationException failure =
        Stray.added(
            environment,
            new SocketActivationException(
                NOT_MANAGED,
                name,
                "neither launchd nor systemd started this process with sockets, or the script that they started did not exec java; start it"
                    + " through its job or .socket unit, or bind an address yourself"));
    Set<String> names = new TreeSet<>(Handover.names());
    return names.isEmpty()
        ? failure
        : failure.and("a test has handed over " + names + ", and no other name");
  }
}
