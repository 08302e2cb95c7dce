package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_MANAGED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.WRONG_KIND;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import io.github.launchd4j.socket.jdk.ChannelFactory;
import io.github.launchd4j.socket.jdk.JdkChannels;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.NetworkChannel;
import java.util.Objects;
import java.util.Optional;

/**
 * The socket that inetd, and launchd with inetdCompatibility, put on standard input, and on
 * standard output and error as well. It is moved to a number of its own, and /dev/null takes its
 * place: so nothing that the program prints gets into the connection, closing the channel closes
 * the connection, and the numbers 0 to 2 are never given to another file.
 */
record Inetd(DescriptorQueries descriptors, JdkChannels channels) {
  private static final String NAME = "standard input";
  private static final int STANDARD_INPUT = 0;
  private static final int STANDARD_ERROR = 2;

  NetworkChannel channel() throws SocketActivationException {
    try {
      InheritedSocket socket = socket();
      ChannelFactory<? extends NetworkChannel> factory = factory(socket);
      if (!Claims.claim(Claims.STANDARD_INPUT)) {
        throw alreadyTaken();
      }
      SocketAddress peer = descriptors.peerAddress(STANDARD_INPUT);
      int own = moved(socket);
      return factory.open(own, Objects.requireNonNull(socket.family()), peer);
    } catch (IOException e) {
      throw Activation.failure(NAME, e);
    }
  }

  private int moved(InheritedSocket socket) throws IOException {
    int own = descriptors.duplicate(STANDARD_INPUT);
    try {
      clearStandardStreams(socket);
      return own;
    } catch (IOException e) {
      descriptors.close(own);
      throw e;
    }
  }

  private static SocketActivationException alreadyTaken() {
    return Claims.alreadyActivated(NAME, Claims.STANDARD_INPUT, 0);
  }

  private InheritedSocket socket() throws IOException {
    Optional<InheritedSocket> found = Optional.empty();
    if (Claims.isClaimed(Claims.STANDARD_INPUT)) {
      throw alreadyTaken();
    }
    if (descriptors.isOpen(STANDARD_INPUT) && descriptors.socketType(STANDARD_INPUT).isPresent()) {
      found = Examination.of(NAME, STANDARD_INPUT, descriptors);
    }
    return found.orElseThrow(
        () ->
            new SocketActivationException(
                NOT_MANAGED,
                NAME,
                "descriptor 0 is not a socket; the job's plist lacks inetdCompatibility (systemd: StandardInput=socket), or a"
                    + " wrapper put something else there"));
  }

  private ChannelFactory<? extends NetworkChannel> factory(InheritedSocket socket)
      throws SocketActivationException {
    if (Kind.LISTENER.fits(socket)) {
      return channels.listeners();
    }
    if (Kind.CONNECTION.fits(socket)) {
      return channels.connections();
    }
    if (Kind.DATAGRAM.fits(socket)) {
      return channels.datagrams();
    }
    throw new SocketActivationException(WRONG_KIND, NAME, socket + "; it stays open");
  }

  /**
   * StandardOutPath and StandardErrorPath, where the job has them, are left alone: they are not
   * sockets.
   */
  private void clearStandardStreams(InheritedSocket socket) throws IOException {
    SocketAddress peer = descriptors.peerAddress(STANDARD_INPUT);
    for (int number = STANDARD_ERROR; number >= STANDARD_INPUT; number--) {
      if (descriptors.isOpen(number)
          && descriptors.socketType(number).isPresent()
          && Objects.equals(descriptors.localAddress(number), socket.address())
          && Objects.equals(descriptors.peerAddress(number), peer)) {
        descriptors.pointAtNothing(number);
      }
    }
  }
}
