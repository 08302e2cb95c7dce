package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.DEAD_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_MANAGED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NO_SUCH_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.OTHER;
import static io.github.launchd4j.socket.SocketActivationException.Reason.UNSUPPORTED;

import io.github.launchd4j.socket.jna.Kernel;
import io.github.launchd4j.socket.jna.LaunchApi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** launchd, by {@code launch_activate_socket}. The numbers are macOS's, wherever this runs. */
record LaunchdSource(Launch launch, Map<String, String> environment) implements DescriptorSource {
  private static final int ENOENT = 2;
  private static final int ESRCH = 3;

  /** xnu bsd/sys/errno.h; Linux's is 114. */
  private static final int EALREADY = 37;

  /** {@link LaunchApi#activate}. */
  interface Launch {
    LaunchApi.Activated activate(String name);
  }

  /** launchd cannot tell a job its names, so the generated property list does. */
  static final String NAMES_VARIABLE = "LAUNCHD_SOCKET_NAMES";

  @Override
  public Manager manager() {
    return isJob() ? Manager.LAUNCHD : Manager.NONE;
  }

  @Override
  public List<String> names() throws SocketActivationException {
    String names = environment.get(NAMES_VARIABLE);
    if (names != null) {
      return Arrays.stream(names.split(":", -1))
          .filter(each -> !each.isEmpty())
          .distinct()
          .toList();
    }
    if (!isJob()) {
      throw failure("*", ESRCH);
    }
    throw new SocketActivationException(
        UNSUPPORTED,
        "*",
        "launchd does not tell a job the names of its sockets; set "
            + NAMES_VARIABLE
            + " in the job's EnvironmentVariables to the names, separated by colons, or activate by name");
  }

  @Override
  public List<Integer> receive(String name) throws SocketActivationException {
    LaunchApi.Activated activated = launch.activate(name);
    if (activated.errorNumber() != 0) {
      throw failure(name, activated.errorNumber());
    }
    if (activated.descriptors().isEmpty()) {
      throw new SocketActivationException(
          DEAD_SOCKET, name, "launchd opened no socket for it; " + Examination.DEAD_CURE);
    }
    Claims.claim(Claims.of(name));
    return activated.descriptors();
  }

  SocketActivationException failure(String name, int number) {
    return switch (number) {
      case ENOENT ->
          new SocketActivationException(
              NO_SUCH_SOCKET,
              name,
              number,
              "this job has no such socket (ENOENT, 2); check the key under Sockets in the job's plist");
      case ESRCH ->
          Stray.added(
              environment,
              new SocketActivationException(
                  isJob() ? NO_SUCH_SOCKET : NOT_MANAGED,
                  name,
                  number,
                  "this job has no such socket, or launchd did not start this process (ESRCH, 3); check the key under"
                      + " Sockets in the job's plist, and that the start script execs java"));
      case LaunchApi.NO_SUCH_CALL ->
          Stray.added(
              environment,
              new SocketActivationException(
                  NOT_MANAGED,
                  name,
                  "XPC_SERVICE_NAME=\""
                      + environment.get("XPC_SERVICE_NAME")
                      + "\" says that launchd started this process, but it has no launch_activate_socket; start it"
                      + " through its job on macOS or in the emulator, or unset the variable"));
      case EALREADY -> Claims.alreadyActivated(name, number);
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
   * real Macs; the man page promises ENOENT). It sets XPC_SERVICE_NAME for its jobs. Programs
   * started from a terminal see "0" or nothing; applications see "application." and a name, and
   * what they start inherits it, a terminal's shell included.
   */
  private boolean isJob() {
    return isJob(environment);
  }

  /**
   * Whether launchd is to be asked: on macOS always; elsewhere if the environment says that this is
   * a job, as it does under an emulator, which preloads the call into the process.
   */
  static boolean isPossible(Map<String, String> environment) {
    return Kernel.isDarwin() || isJob(environment);
  }

  private static boolean isJob(Map<String, String> environment) {
    String service = environment.getOrDefault("XPC_SERVICE_NAME", "0");
    return !service.equals("0") && !service.startsWith("application.");
  }
}
