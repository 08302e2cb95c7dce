package io.github.launchd4j.socket;

import java.util.Arrays;
import java.util.List;

/** Hands descriptors over to the first who asks. */
class Once implements DescriptorSource {
  private final String name;
  private final List<Integer> descriptors;
  private boolean asked;

  Once(String name, int... descriptors) {
    this.name = name;
    this.descriptors = Arrays.stream(descriptors).boxed().toList();
  }

  @Override
  public Manager manager() {
    return Manager.SYSTEMD;
  }

  @Override
  public List<String> names() {
    return List.of(name);
  }

  @Override
  public synchronized List<Integer> receive(String wanted) throws SocketActivationException {
    if (asked) {
      throw Claims.alreadyActivated(wanted, 0);
    }
    asked = true;
    return descriptors;
  }
}
