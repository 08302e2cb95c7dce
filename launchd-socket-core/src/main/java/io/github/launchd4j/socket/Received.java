package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_A_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.WRONG_KIND;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over under one name: which sockets this library holds, which are lent out as
 * channels, and what was wrong with the rest. Not thread-safe.
 */
final class Received {

  /** A socket of the name; its descriptor is held here until it is given away. */
  static final class Held {
    private final InheritedSocket socket;
    private @Nullable Channel lent;

    private Held(InheritedSocket socket) {
      this.socket = socket;
    }

    InheritedSocket socket() {
      return socket;
    }

    /** The caller has a channel of its own, on a second descriptor. */
    void lend(Channel channel) {
      lent = channel;
    }

    private boolean isLent() {
      return lent != null && lent.isOpen();
    }
  }

  private final String name;
  private final List<Held> held = new ArrayList<>();

  /** Descriptors that are not sockets; they are left as they are. */
  private final List<Integer> others = new ArrayList<>();

  private final List<SocketActivationException> problems = new ArrayList<>();
  private boolean givenAway;

  private Received(String name) {
    this.name = name;
  }

  /**
   * Checks every descriptor, and sets close-on-exec, which systemd's protocol leaves to the
   * receiver. A socket that can serve nothing is closed and told; it does not take the others of
   * its name with it.
   */
  static Received examine(
      String name, List<Integer> numbers, DescriptorSource source, DescriptorQueries descriptors) {
    Received received = new Received(name);
    for (int number : numbers) {
      try {
        Optional<InheritedSocket> socket = Examination.of(name, number, descriptors);
        socket.ifPresentOrElse(
            found -> received.held.add(new Held(found)), () -> received.others.add(number));
      } catch (IOException e) {
        received.problems.add(Activation.failure(name, e));
        if (source.isSurelyOurs(number, descriptors)) {
          Examination.closeSocket(number, descriptors);
        }
      }
    }
    return received;
  }

  /** What was wrong with some, if others can serve. */
  List<SocketActivationException> warnings() {
    return held.isEmpty() ? List.of() : List.copyOf(problems);
  }

  /** The sockets of that kind, all of which are held here and none is lent. */
  List<Held> available(Kind kind) throws SocketActivationException {
    List<Held> fitting = held.stream().filter(each -> kind.fits(each.socket())).toList();
    List<Held> free = fitting.stream().filter(each -> !each.isLent()).toList();
    if (free.isEmpty() || (kind != Kind.ANY_SOCKET && free.size() < fitting.size())) {
      throw fitting.isEmpty() ? mismatch(kind) : Claims.alreadyActivated(name, 0);
    }
    return free;
  }

  /** The descriptor is not held here any more, and is not closed here either. */
  void giveAway(Held each) {
    held.remove(each);
    givenAway = true;
  }

  /** Closes every descriptor that is held here. */
  void close(DescriptorQueries descriptors) {
    held.forEach(each -> descriptors.close(each.socket().descriptor()));
    held.clear();
    givenAway = true;
  }

  /** Why there was none of that kind. */
  private SocketActivationException mismatch(Kind kind) {
    if (held.isEmpty() && others.isEmpty()) {
      return givenAway || problems.isEmpty() ? Claims.alreadyActivated(name, 0) : problem();
    }
    Stream<String> found =
        Stream.concat(
            held.stream().map(each -> each.socket().toString()),
            others.stream()
                .map(
                    number ->
                        "descriptor "
                            + number
                            + " is a file, a pipe or the like (open it as /dev/fd/"
                            + number
                            + ")"));
    return new SocketActivationException(
        held.isEmpty() ? NOT_A_SOCKET : WRONG_KIND,
        name,
        found.collect(Collectors.joining(", "))
            + "; "
            + kind.origin()
            + "; the descriptors stay open");
  }

  private SocketActivationException problem() {
    SocketActivationException first = problems.get(0);
    SocketActivationException again = first.again();
    problems.stream().skip(1).forEach(again::addSuppressed);
    return again;
  }
}
