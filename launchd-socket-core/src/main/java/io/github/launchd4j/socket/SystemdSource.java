package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_MANAGED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NO_SUCH_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.OTHER_PROCESS;
import static io.github.launchd4j.socket.SocketActivationException.Reason.PROTOCOL;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * systemd's protocol, as sd_listen_fds(3) defines it, whoever speaks it: descriptors from 3 on, and
 * the environment.
 */
record SystemdSource(Map<String, String> environment, long pid, Supplier<OptionalLong> pidfdInode)
    implements DescriptorSource {
  private static final int FIRST = 3;

  /** No process can hold more: Linux's default for fs.nr_open. */
  private static final int MOST = 1 << 20;

  /** What sd_listen_fds_with_names(3) calls descriptors without a name. */
  private static final String UNNAMED = "unknown";

  /** Whether somebody handed descriptors to some process: this one, or one above it. */
  static boolean isPresent(Map<String, String> environment) {
    return environment.containsKey("LISTEN_PID");
  }

  @Override
  public Manager manager() {
    return isForThisProcess() ? Manager.SYSTEMD : Manager.NONE;
  }

  @Override
  public List<String> names() throws SocketActivationException {
    checkProcess("*");
    return names("*", count("*")).stream().distinct().toList();
  }

  @Override
  public List<Integer> receive(String name) throws SocketActivationException {
    List<Integer> found = descriptors(name);
    if (!Claims.claim(Claims.of(name))) {
      throw Claims.alreadyActivated(name, 0);
    }
    return found;
  }

  @Override
  public List<Integer> all() throws SocketActivationException {
    checkProcess("*");
    return IntStream.range(FIRST, FIRST + count("*")).boxed().toList();
  }

  /**
   * LISTEN_FDS may be larger than the truth: what comes after the first descriptor that is not
   * open, or that the JVM itself opened, belongs to the program.
   */
  @Override
  public boolean isSurelyOurs(int number, DescriptorQueries descriptors) {
    return JvmFiles.areAbove(number, descriptors);
  }

  /** The descriptors of a name, which stay where they are. */
  List<Integer> descriptors(String name) throws SocketActivationException {
    checkProcess(name);
    List<String> names = names(name, count(name));
    List<Integer> found =
        IntStream.range(0, names.size())
            .filter(i -> names.get(i).equals(name))
            .map(i -> FIRST + i)
            .boxed()
            .toList();
    if (found.isEmpty()) {
      throw new SocketActivationException(
          NO_SUCH_SOCKET,
          name,
          "no descriptor has that name; the names are " + names + "; check " + whereNamesAre());
    }
    return found;
  }

  /** An emulator of launchd that speaks systemd's protocol sets launchd's variables. */
  private String whereNamesAre() {
    return environment.containsKey("XPC_SERVICE_NAME")
        ? "the key under Sockets in the job's plist"
        : "FileDescriptorName= in the .socket unit";
  }

  private boolean isForThisProcess() {
    boolean samePid = environment.getOrDefault("LISTEN_PID", "").equals(Long.toString(pid));
    String pidfd = environment.get("LISTEN_PIDFDID");
    if (!samePid || pidfd == null) {
      return samePid;
    }
    OptionalLong own = pidfdInode.get();
    return own.isEmpty() || pidfd.equals(Long.toUnsignedString(own.getAsLong()));
  }

  private void checkProcess(String name) throws SocketActivationException {
    if (!isForThisProcess()) {
      String listenPid = environment.getOrDefault("LISTEN_PID", "");
      boolean samePid = listenPid.equals(Long.toString(pid));
      String whose =
          samePid
              ? "LISTEN_PIDFDID=\""
                  + environment.get("LISTEN_PIDFDID")
                  + "\" hands the sockets to another process, which had this process id before: "
                  + pid
              : "LISTEN_PID=\""
                  + listenPid
                  + "\" hands the sockets to another process; this one is "
                  + pid;
      throw new SocketActivationException(
          OTHER_PROCESS, name, whose + "; if a wrapper starts java, it must exec java");
    }
  }

  private int count(String name) throws SocketActivationException {
    String text = environment.getOrDefault("LISTEN_FDS", "");
    if (text.isEmpty() || text.equals("0")) { // sd_listen_fds(3) returns 0 for the first
      throw new SocketActivationException(
          NOT_MANAGED,
          name,
          "LISTEN_PID names this process, but LISTEN_FDS=\""
              + text
              + "\" hands nothing over; start it through its .socket unit, or bind an address yourself");
    }
    try {
      int count = Integer.parseInt(text);
      if (count > 0 && count <= MOST) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below, as a number out of range is
    }
    throw new SocketActivationException(
        PROTOCOL,
        name,
        "LISTEN_FDS=\""
            + text
            + "\" is not a count of descriptors; the program that started this process gets systemd's protocol wrong");
  }

  private List<String> names(String name, int count) throws SocketActivationException {
    String text = environment.get("LISTEN_FDNAMES");
    if (text == null) {
      return Collections.nCopies(count, UNNAMED);
    }
    List<String> names = Arrays.asList(text.split(":", -1));
    if (names.size() != count) {
      throw new SocketActivationException(
          PROTOCOL,
          name,
          "LISTEN_FDNAMES=\""
              + text
              + "\" holds "
              + names.size()
              + " names for LISTEN_FDS="
              + count
              + " descriptors; the program that started this process gets systemd's protocol wrong");
    }
    return names;
  }
}
