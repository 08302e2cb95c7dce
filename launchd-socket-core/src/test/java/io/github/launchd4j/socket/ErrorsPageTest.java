package io.github.launchd4j.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.socket.SocketActivationException.Reason;
import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jna.LaunchApi;
import io.github.launchd4j.socket.jna.Posix;
import io.github.launchd4j.socket.jna.PosixException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** docs/errors.md and the code say the same. */
class ErrorsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "errors.md");
  private static final String NAME = "Listeners";
  private static final Posix POSIX = Posix.load();

  private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[([A-Z_]+)]\\(#([a-z_]+)\\)");
  private static final Pattern SECTION = Pattern.compile("(?ms)^## ([A-Z_]+)$(.*?)(?=^## |\\z)");
  private static final Pattern MESSAGE = Pattern.compile("(?m)^ {4}cannot.*(\\n {4}.*)*");

  @Test
  void everyReasonHasARowAndASectionInTheOrderOfTheCode() throws Exception {
    String page = Files.readString(PAGE);
    List<String> reasons = Arrays.stream(Reason.values()).map(Reason::name).toList();
    assertEquals(reasons, matches(ROW, page).map(row -> row.group(1)).toList());
    assertEquals(reasons, matches(SECTION, page).map(section -> section.group(1)).toList());
  }

  @Test
  void everyMessageIsTheCodesOwnInTheSectionOfItsReason() throws Exception {
    String page = Files.readString(PAGE);
    assertEquals(
        failures().map(e -> e.reason() + ": " + plain(e)).toList(),
        matches(SECTION, page).flatMap(ErrorsPageTest::messages).toList());
  }

  private static Stream<String> messages(MatchResult section) {
    return matches(MESSAGE, section.group(2))
        .map(block -> block.group().strip().replaceAll("\\n {4}", " "))
        .map(message -> section.group(1) + ": " + message);
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  /** The message, with the numbers of this run made those of the page. */
  private static String plain(SocketActivationException e) {
    return String.valueOf(e.getMessage())
        .replaceAll("descriptor (?!999|0 )\\d+", "descriptor 3")
        .replaceAll("/dev/fd/\\d+", "/dev/fd/3")
        .replaceAll(":\\d+;", ":8080;")
        .replaceAll("error number \\d+", "error number 88");
  }

  private static Stream<SocketActivationException> failures() {
    LaunchdSource job = launchd(Map.of("XPC_SERVICE_NAME", "com.example.web"));
    return Stream.of(
        failure(() -> new Unmanaged(Map.of()).receive(NAME)),
        launchd(Map.of()).failure(NAME, 3),
        failure(() -> systemd("4711", "0", NAME).receive(NAME)),
        failure(() -> new Unmanaged(Map.of("LISTEN_FDS", "1")).receive(NAME)),
        failure(() -> new Unmanaged(Map.of()).receive(NAME)).and(Stray.ON_STANDARD_INPUT),
        job.failure(NAME, LaunchApi.NO_SUCH_CALL),
        failure(() -> systemd("4712", "1", NAME).receive(NAME)),
        failure(() -> reused("78").receive(NAME)),
        failure(() -> systemd("4711", "2", "Admin:Dns").receive(NAME)),
        failure(() -> emulated("4711", "2", "Admin:Dns").receive(NAME)),
        job.failure(NAME, 2),
        job.failure(NAME, 3),
        Claims.alreadyActivated(NAME, 0),
        Claims.alreadyActivated(NAME, 37),
        takenByAnotherCopy(),
        handedOver(OpenDescriptors.tcpBound()),
        handedOver(OpenDescriptors.unboundUdp()),
        handedOver(-1),
        handedOver(OpenDescriptors.connectionWhoseClientReset()),
        several(),
        handedOver(OpenDescriptors.udp()),
        handedOver(OpenDescriptors.seqpacket()),
        handedOverPipe(),
        handedOver(999),
        Examination.lost(NAME, 3, JvmFiles.isNow("/usr/lib/jvm/java-17/lib/modules")),
        failure(() -> systemd("4711", "two", NAME).receive(NAME)),
        failure(() -> systemd("4711", "2", NAME).receive(NAME)),
        failure(job::names),
        job.failure(NAME, 118),
        refusedByTheSystem());
  }

  private static LaunchdSource launchd(Map<String, String> environment) {
    return new LaunchdSource(LaunchApi::activate, environment);
  }

  private static SystemdSource systemd(String pid, String count, String names) {
    return new SystemdSource(
        Map.of("LISTEN_PID", pid, "LISTEN_FDS", count, "LISTEN_FDNAMES", names),
        4711,
        OptionalLong::empty);
  }

  private static SystemdSource emulated(String pid, String count, String names) {
    return new SystemdSource(
        Map.of(
            "LISTEN_PID",
            pid,
            "LISTEN_FDS",
            count,
            "LISTEN_FDNAMES",
            names,
            "XPC_SERVICE_NAME",
            "com.example.web"),
        4711,
        OptionalLong::empty);
  }

  private static SystemdSource reused(String pidfd) {
    return new SystemdSource(
        Map.of("LISTEN_PID", "4711", "LISTEN_FDS", "1", "LISTEN_PIDFDID", pidfd),
        4711,
        () -> OptionalLong.of(77));
  }

  private static SocketActivationException several() {
    return LaunchdSockets.several(NAME, "/127.0.0.1:8080, /[0:0:0:0:0:0:0:1]:8080", 2);
  }

  private static SocketActivationException failure(Executable call) {
    return assertThrows(SocketActivationException.class, call);
  }

  private static SocketActivationException handedOver(int descriptor) {
    Activation activation = new Activation(new Once(NAME, descriptor), POSIX);
    SocketActivationException failure =
        failure(() -> activation.channels(NAME, Kind.LISTENER, new JdkChannels(POSIX).listeners()));
    if (OpenDescriptors.isOpen(descriptor)) {
      OpenDescriptors.close(descriptor);
    }
    return failure;
  }

  private static SocketActivationException takenByAnotherCopy() {
    String property = Claims.of(NAME);
    String before = System.getProperty(property);
    System.setProperty(property, "plugin");
    try {
      return Claims.alreadyActivated(NAME, 0);
    } finally {
      if (before == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, before);
      }
    }
  }

  private static SocketActivationException refusedByTheSystem() {
    int[] pipe = OpenDescriptors.pipe();
    try {
      PosixException refusal =
          assertThrows(PosixException.class, () -> POSIX.localAddress(pipe[0]));
      return Activation.failure(NAME, refusal);
    } finally {
      OpenDescriptors.close(pipe);
    }
  }

  private static SocketActivationException handedOverPipe() {
    int[] pipe = OpenDescriptors.pipe();
    OpenDescriptors.close(pipe[1]);
    return handedOver(pipe[0]);
  }
}
