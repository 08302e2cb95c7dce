package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.ALREADY_ACTIVATED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_MANAGED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NO_SUCH_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.OTHER_PROCESS;
import static io.github.launchd4j.socket.SocketActivationException.Reason.PROTOCOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdSourceTest {
  private static final long PID = 4711;

  @Test
  void descriptorsAreFoundByName() throws Exception {
    assertEquals(List.of(4), named("Admin:Listeners:Dns", 3).descriptors("Listeners"));
  }

  @Test
  void severalDescriptorsMayShareAName() throws Exception {
    assertEquals(List.of(3, 5), named("Listeners:Admin:Listeners", 3).descriptors("Listeners"));
  }

  @Test
  void anEmptyNameKeepsItsPlace() throws Exception {
    assertEquals(List.of(5), named("::Listeners", 3).descriptors("Listeners"));
  }

  @Test
  void withoutNamesEveryDescriptorIsUnknown() throws Exception {
    SystemdSource source = source(Map.of("LISTEN_PID", "4711", "LISTEN_FDS", "2"));
    assertEquals(List.of(3, 4), source.descriptors("unknown"));
    assertEquals(NO_SUCH_SOCKET, failure(source).reason());
  }

  @Test
  void aNameThatIsNotThereIsToldWithThoseThatAre() {
    SocketActivationException e = failure(named("Admin:Dns", 2));
    assertEquals(NO_SUCH_SOCKET, e.reason());
    assertEquals(
        "cannot activate \"Listeners\": no descriptor has that name; the names are [Admin, Dns]; check"
            + " FileDescriptorName= in the .socket unit",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "", "04711", " 4711", "4711 ", "-4711", "four"})
  void thePidMustBeOursToTheLetter(String pid) {
    SocketActivationException e =
        failure(
            source(Map.of("LISTEN_PID", pid, "LISTEN_FDS", "1", "LISTEN_FDNAMES", "Listeners")));
    assertEquals(OTHER_PROCESS, e.reason());
    assertEquals(
        "cannot activate \"Listeners\": LISTEN_PID=\""
            + pid
            + "\" hands the sockets to another process; this one is 4711; if a wrapper starts java, it must exec java",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "two", "2147483647", "99999999999"})
  void aCountThatIsNoneIsRefused(String count) {
    SocketActivationException e =
        failure(source(Map.of("LISTEN_PID", "4711", "LISTEN_FDS", count)));
    assertEquals(PROTOCOL, e.reason());
    assertEquals(
        "cannot activate \"Listeners\": LISTEN_FDS=\""
            + count
            + "\" is not a count of descriptors; the program that started this process gets systemd's protocol wrong",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0"})
  void aCountOfNothingIsNobodysManagement(String count) {
    SocketActivationException e =
        failure(source(Map.of("LISTEN_PID", "4711", "LISTEN_FDS", count)));
    assertEquals(NOT_MANAGED, e.reason());
    assertEquals(
        "cannot activate \"Listeners\": LISTEN_PID names this process, but LISTEN_FDS=\""
            + count
            + "\" hands nothing over; start it through its .socket unit, or bind an address yourself",
        e.getMessage());
  }

  @Test
  void aPidfdOfAnotherProcessIsToldAsSuch() {
    Map<String, String> environment =
        Map.of("LISTEN_PID", "4711", "LISTEN_FDS", "1", "LISTEN_PIDFDID", "78");
    assertEquals(
        "cannot activate \"Listeners\": LISTEN_PIDFDID=\"78\" hands the sockets to another process, which had"
            + " this process id before: 4711; if a wrapper starts java, it must exec java",
        failure(source(environment)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Listeners", "Listeners:", "", "a:b:c:d"})
  void asManyNamesAsDescriptorsAreWanted(String names) {
    SocketActivationException e = failure(named(names, 3));
    assertEquals(PROTOCOL, e.reason());
    assertEquals(
        "cannot activate \"Listeners\": LISTEN_FDNAMES=\""
            + names
            + "\" holds "
            + names.split(":", -1).length
            + " names for LISTEN_FDS=3 descriptors; the program that started this process gets systemd's protocol wrong",
        e.getMessage());
  }

  @Test
  void aNameIsGivenOnce() throws Exception {
    SystemdSource source = named("OnlyOnce", 1);
    assertEquals(List.of(3), source.receive("OnlyOnce"));
    SocketActivationException e =
        assertThrows(SocketActivationException.class, () -> source.receive("OnlyOnce"));
    assertEquals(ALREADY_ACTIVATED, e.reason());
  }

  @Test
  void thePidfdIsComparedWhereItIsGiven() throws Exception {
    Map<String, String> environment =
        Map.of("LISTEN_PID", "4711", "LISTEN_FDS", "1", "LISTEN_PIDFDID", "77");
    assertEquals(Manager.SYSTEMD, source(environment).manager());
    assertEquals(
        Manager.NONE, new SystemdSource(environment, PID, () -> OptionalLong.of(78)).manager());
    assertEquals(
        Manager.SYSTEMD, new SystemdSource(environment, PID, OptionalLong::empty).manager());
  }

  @Test
  void namesAreToldOnceEach() throws Exception {
    assertEquals(List.of("Web", "", "Dns"), named("Web::Web:Dns", 4).names());
  }

  @Test
  void withoutListenPidNobodyHandedAnythingOver() {
    assertFalse(SystemdSource.isPresent(Map.of("LISTEN_FDS", "1")));
  }

  private static SystemdSource named(String names, int count) {
    return source(
        Map.of(
            "LISTEN_PID", "4711", "LISTEN_FDS", Integer.toString(count), "LISTEN_FDNAMES", names));
  }

  private static SystemdSource source(Map<String, String> environment) {
    return new SystemdSource(environment, PID, () -> OptionalLong.of(77));
  }

  private static SocketActivationException failure(SystemdSource source) {
    return assertThrows(SocketActivationException.class, () -> source.receive("Listeners"));
  }
}
