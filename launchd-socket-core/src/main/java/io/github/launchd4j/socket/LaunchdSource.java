package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.ALREADY_ACTIVATED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.DEAD_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_MANAGED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NO_SUCH_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.OTHER;

import io.github.launchd4j.socket.jna.LaunchApi;
import java.util.List;
import java.util.Map;

/** launchd, by {@code launch_activate_socket}. The numbers are macOS's, wherever this runs. */
record LaunchdSource(LaunchApi launch, Map<String, String> environment)
    implements DescriptorSource {
  private static final int ENOENT = 2;
  private static final int ESRCH = 3;

  /** xnu bsd/sys/errno.h; Linux's is 114. */
  private static final int EALREADY = 37;

  @Override
  public List<Integer> receive(String name) throws SocketActivationException {
    LaunchApi.Activated activated = launch.activate(name);
    if (activated.errorNumber() != 0) {
      throw failure(name, activated.errorNumber());
    }
    if (activated.descriptors().isEmpty()) {
      throw new SocketActivationException(
          DEAD_SOCKET, name, "launchd opened no socket for it; " + InheritedDescriptor.DEAD_CURE);
    }
    return activated.descriptors();
  }

  private SocketActivationException failure(String name, int number) {
    return switch (number) {
      case ENOENT ->
          new SocketActivationException(
              NO_SUCH_SOCKET,
              name,
              number,
              "this job has no such socket (ENOENT, 2); check the key under Sockets in the job's plist");
      case ESRCH ->
          new SocketActivationException(
              isJob() ? NO_SUCH_SOCKET : NOT_MANAGED,
              name,
              number,
              "this job has no such socket, or launchd did not start this process (ESRCH, 3); check the key under"
                  + " Sockets in the job's plist, and that the start script execs java");
      case EALREADY ->
          new SocketActivationException(
              ALREADY_ACTIVATED,
              name,
              number,
              "its sockets were taken before in this process (EALREADY, 37); activate each name once and share the"
                  + " channels");
      default ->
          new SocketActivationException(
              OTHER,
              name,
              number,
              "launch_activate_socket failed with number "
                  + number
                  + ", which Apple does not document for it; look for the job's label in the system log");
    };
  }

  /**
   * launchd answers ESRCH for a name that a job does not have as well (seen by third parties on
   * real Macs; the man page promises ENOENT). It sets XPC_SERVICE_NAME for its jobs; programs
   * started from a terminal see "0" or nothing.
   */
  private boolean isJob() {
    return !environment.getOrDefault("XPC_SERVICE_NAME", "0").equals("0");
  }
}
