package io.github.launchd4j.socket;

import java.util.List;

/** Who hands sockets over to this process: launchd, systemd or nobody. */
interface DescriptorSource {

  /**
   * Takes the descriptors of one name. They belong to the caller from then on; a second call for
   * the same name need not give them again.
   *
   * @return at least one; -1 stands for a socket that could not be opened
   */
  List<Integer> receive(String name) throws SocketActivationException;
}
