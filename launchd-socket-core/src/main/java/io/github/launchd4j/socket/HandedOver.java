package io.github.launchd4j.socket;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A test, in the place of launchd. Owns the descriptors until they are received. */
final class HandedOver implements DescriptorSource {
  private final String name;
  private final DescriptorQueries posix;
  private final List<Integer> waiting = new ArrayList<>();

  private HandedOver(String name, DescriptorQueries posix) {
    this.name = name;
    this.posix = posix;
  }

  /** Of each descriptor a second one. */
  static HandedOver duplicate(String name, List<Integer> descriptors, DescriptorQueries posix)
      throws IOException {
    HandedOver source = new HandedOver(name, posix);
    try {
      for (int each : descriptors) {
        source.waiting.add(posix.duplicate(each));
      }
      return source;
    } catch (IOException e) {
      source.close();
      throw e;
    }
  }

  @Override
  public Manager manager() {
    return Manager.LAUNCHD;
  }

  @Override
  public List<String> names() {
    return List.of(name);
  }

  @Override
  public List<Integer> receive(String wanted) throws SocketActivationException {
    List<Integer> received = take();
    if (received.isEmpty()) {
      throw Claims.alreadyActivated(wanted, 0);
    }
    return received;
  }

  /** Closes those that nobody received. */
  void close() {
    take().forEach(posix::close);
  }

  private synchronized List<Integer> take() {
    List<Integer> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }
}
