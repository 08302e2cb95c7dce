package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.NO_SUCH_SOCKET;

import io.github.launchd4j.socket.contract.ActivationContract;
import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jna.Posix;
import java.nio.channels.Channel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The contract with a source that is a map, and real descriptors of this process. */
class FakeSourceContractTest extends ActivationContract {
  private static final Posix POSIX = Posix.load();

  @TempDir private Path folder = Path.of("");

  @Override
  protected List<String> outcomes(Map<String, List<String>> sockets, List<String> calls) {
    Map<String, List<Integer>> descriptors = new LinkedHashMap<>();
    sockets.forEach(
        (name, kinds) -> descriptors.put(name, kinds.stream().map(this::open).toList()));
    Activation activation = new Activation(new MapSource(descriptors), POSIX);
    List<Channel> kept = new ArrayList<>();
    List<String> outcomes = calls.stream().map(call -> outcome(activation, call, kept)).toList();
    Activation.close(kept);
    activation.closeHeld();
    return outcomes;
  }

  private int open(String kind) {
    return switch (kind) {
      case "tcp" -> OpenDescriptors.tcpListener();
      case "unix" -> OpenDescriptors.unixListener(folder.resolve("s"));
      case "udp" -> OpenDescriptors.udp();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static String outcome(Activation activation, String call, List<Channel> kept) {
    String name = call.substring(call.indexOf(':') + 1);
    JdkChannels jdk = new JdkChannels(POSIX);
    try {
      return switch (call.substring(0, call.indexOf(':'))) {
        case "activate", "activateOrBind" ->
            kept(activation.channels(name, Kind.LISTENER, jdk.listeners()), kept);
        case "activateOne" ->
            kept(
                List.of(
                    LaunchdSockets.onlyOne(
                        name, activation.channels(name, Kind.LISTENER, jdk.listeners()))),
                kept);
        case "activateDatagrams" ->
            kept(activation.channels(name, Kind.DATAGRAM, jdk.datagrams()), kept);
        case "activateConnections" ->
            kept(activation.channels(name, Kind.CONNECTION, jdk.connections()), kept);
        case "close" -> {
          Activation.close(kept);
          yield "OK 0";
        }
        case "activateDescriptors" -> {
          List<InheritedSocket> found = activation.descriptors(name);
          found.forEach(each -> OpenDescriptors.close(each.descriptor()));
          yield "OK " + found.size();
        }
        default -> throw new IllegalArgumentException(call);
      };
    } catch (SocketActivationException e) {
      return e.reason().toString();
    }
  }

  private static String kept(List<? extends Channel> channels, List<Channel> kept) {
    kept.addAll(channels);
    return "OK " + channels.size();
  }

  /** Knows its names, and gives each once. */
  private record MapSource(Map<String, List<Integer>> descriptors, List<String> given)
      implements DescriptorSource {

    MapSource(Map<String, List<Integer>> descriptors) {
      this(descriptors, new ArrayList<>());
    }

    @Override
    public Manager manager() {
      return Manager.SYSTEMD;
    }

    @Override
    public List<String> names() {
      return List.copyOf(descriptors.keySet());
    }

    @Override
    public List<Integer> receive(String name) throws SocketActivationException {
      List<Integer> found = descriptors.get(name);
      if (found == null) {
        throw new SocketActivationException(NO_SUCH_SOCKET, name, "it is not in the map");
      }
      if (given.contains(name)) {
        throw Claims.alreadyActivated(name, 0);
      }
      given.add(name);
      return found;
    }
  }
}
