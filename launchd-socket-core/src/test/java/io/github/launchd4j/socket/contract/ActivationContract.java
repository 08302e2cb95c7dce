package io.github.launchd4j.socket.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a program may count on, whoever hands the sockets over. Every manager, and everything that
 * stands in for one, has a subclass.
 */
public abstract class ActivationContract {

  /**
   * Runs a program that makes these calls in turn, and keeps what it gets.
   *
   * @param sockets by name, each "tcp" (listening), "unix" (listening) or "udp"
   * @param calls each the name of a method of LaunchdSockets, a colon, and the name of sockets; or
   *     "close:", which closes what it got so far and counts as "OK 0"
   * @return for each call the reason of its failure, or "OK" and how many sockets it gave
   */
  protected abstract List<String> outcomes(Map<String, List<String>> sockets, List<String> calls)
      throws Exception;

  @Test
  void allListenersOfANameComeTogether() throws Exception {
    assertEquals(
        List.of("OK 2"), outcomes(Map.of("Web", List.of("tcp", "tcp")), List.of("activate:Web")));
  }

  @Test
  void tcpAndUnixListenersComeAlike() throws Exception {
    assertEquals(
        List.of("OK 2"), outcomes(Map.of("Web", List.of("tcp", "unix")), List.of("activate:Web")));
  }

  @Test
  void eachNameHasItsOwn() throws Exception {
    Map<String, List<String>> sockets = new LinkedHashMap<>();
    sockets.put("Web", List.of("tcp"));
    sockets.put("Admin", List.of("tcp", "tcp"));
    assertEquals(
        List.of("OK 2", "OK 1"), outcomes(sockets, List.of("activate:Admin", "activate:Web")));
  }

  @Test
  void aNameIsNotGivenAgainWhileItIsInUse() throws Exception {
    assertEquals(
        List.of("OK 1", "ALREADY_ACTIVATED", "ALREADY_ACTIVATED"),
        outcomes(
            Map.of("Web", List.of("tcp")),
            List.of("activate:Web", "activate:Web", "activateDescriptors:Web")));
  }

  @Test
  void aNameIsGivenAgainOnceItsChannelsAreClosed() throws Exception {
    assertEquals(
        List.of("OK 2", "OK 0", "OK 2", "OK 0", "OK 2"),
        outcomes(
            Map.of("Web", List.of("tcp", "unix")),
            List.of("activate:Web", "close:", "activate:Web", "close:", "activate:Web")));
  }

  @Test
  void aServerForOneSocketIsNotGivenTwo() throws Exception {
    assertEquals(
        List.of("SEVERAL_SOCKETS", "OK 2"),
        outcomes(Map.of("Web", List.of("tcp", "tcp")), List.of("activateOne:Web", "activate:Web")));
    assertEquals(
        List.of("OK 1", "ALREADY_ACTIVATED"),
        outcomes(Map.of("Web", List.of("tcp")), List.of("activateOne:Web", "activateOne:Web")));
  }

  @Test
  void aNameThatIsNotThereIsToldAndTheOthersStay() throws Exception {
    assertEquals(
        List.of("NO_SUCH_SOCKET", "NO_SUCH_SOCKET", "OK 1"),
        outcomes(
            Map.of("Web", List.of("tcp")),
            List.of("activate:web", "activate:Webb", "activate:Web")));
  }

  @Test
  void datagramSocketsAreForTheirOwnCall() throws Exception {
    assertEquals(
        List.of("WRONG_KIND", "WRONG_KIND", "OK 1", "ALREADY_ACTIVATED"),
        outcomes(
            Map.of("Dns", List.of("udp")),
            List.of(
                "activate:Dns",
                "activateConnections:Dns",
                "activateDatagrams:Dns",
                "activateDatagrams:Dns")));
  }

  @Test
  void listenersAskedForAsAnythingElseStay() throws Exception {
    assertEquals(
        List.of("WRONG_KIND", "WRONG_KIND", "OK 1"),
        outcomes(
            Map.of("Web", List.of("tcp")),
            List.of("activateDatagrams:Web", "activateConnections:Web", "activate:Web")));
  }

  @Test
  void descriptorsAreGivenBare() throws Exception {
    assertEquals(
        List.of("OK 2", "ALREADY_ACTIVATED"),
        outcomes(
            Map.of("Web", List.of("tcp", "unix")),
            List.of("activateDescriptors:Web", "activate:Web")));
  }

  @Test
  void nothingIsBoundWhereThereIsAManager() throws Exception {
    assertEquals(
        List.of("NO_SUCH_SOCKET", "OK 1"),
        outcomes(
            Map.of("Web", List.of("tcp")), List.of("activateOrBind:Wbe", "activateOrBind:Web")));
  }
}
