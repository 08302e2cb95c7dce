package io.github.launchd4j.cli.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.socket.darwin.NotOnDarwin;
import io.github.launchd4j.socket.jna.Kernel;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.activation.NativeStandin;
import io.github.launchd4j.testkit.activation.ProgramRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the selftest's job sees of launch_activate_socket, with the native stand-in. */
class ProbeTest {
  private static Path library = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void build() throws Exception {
    boolean linux = System.getProperty("os.name").equals("Linux");
    assumeTrue(
        linux, "the stand-in is preloaded, which macOS forbids (SIP); there launchd is asked");
    library = NativeStandin.build();
  }

  @Test
  void numbersAreToldAsTheyCome() throws Exception {
    assertEquals(
        List.of(
            "launch_activate_socket \"Odd\": number 118, descriptors 0",
            "launch_activate_socket \"Wbe\": number 2, descriptors 0",
            "launch_activate_socket \"None\": number 0, descriptors 0",
            "launch_activate_socket \"Gone\": number 0, descriptors 1",
            "  fd -1"),
        lines("Odd=error:118;None=;Gone=missing", "raw:Odd", "raw:Wbe", "raw:None", "raw:Gone"));
  }

  @Test
  void theLibraryMeetsTheNumberOfASecondActivation() throws Exception {
    List<String> lines = lines("Web=tcp4", "raw:Web", "raw:Web", "library:Web");
    assertEquals("launch_activate_socket \"Web\": number 37, descriptors 0", lines.get(2));
    assertTrue(
        lines.get(3).startsWith("LaunchdSockets \"Web\": ALREADY_ACTIVATED: "), lines.get(3));
  }

  @Test
  @NotOnDarwin("xnu has no SO_ACCEPTCONN (bsd/kern/uipc_socket.c, sogetoptlock)")
  void aDeadSocketIsToldByWhatAcceptSays() throws Exception {
    String dead = lines("Web=bound", "raw:Web").get(1);
    assertTrue(
        dead.contains(
            ", SO_ACCEPTCONN 0, soi_options unknown without proc_pidfdinfo, getsockname /127.0.0.1:"),
        dead);
    assertTrue(dead.endsWith(", accept EINVAL, 22"), dead);
  }

  @Test
  @NotOnDarwin("xnu has no SO_ACCEPTCONN (bsd/kern/uipc_socket.c, sogetoptlock)")
  void aListenerIsNotAskedToAccept() throws Exception {
    String listener = lines("Web=tcp4", "raw:Web").get(1);
    assertTrue(
        listener.contains(
            ", O_NONBLOCK 0, SO_TYPE 1, SO_ACCEPTCONN 1, soi_options unknown without proc_pidfdinfo,"),
        listener);
  }

  @Test
  void onXnuADeadSocketIsToldByProcPidfdinfo() throws Exception {
    List<String> lines = lines(xnu(), "Web=bound,tcp4", new String[] {"raw:Web"});
    int enoprotoopt = Kernel.isDarwin() ? 42 : 92;
    String unknown = ", SO_ACCEPTCONN ENOPROTOOPT, " + enoprotoopt + ", soi_options ";
    assertTrue(lines.get(1).contains(unknown + "0x0000, "), lines.get(1));
    assertTrue(lines.get(1).endsWith(", accept EINVAL, 22"), lines.get(1));
    assertTrue(lines.get(2).contains(unknown + "0x0002, "), lines.get(2));
    assertFalse(lines.get(2).contains("accept "), lines.get(2));
  }

  @Test
  void aStepThatFailsDoesNotKeepTheNextFromBeingTaken() throws Exception {
    List<String> lines = lines("Web=tcp4", "serve:Wbe", "raw:Web");
    assertEquals(
        "serve:Wbe failed: java.io.IOException:"
            + " launch_activate_socket \"Wbe\": number 2, descriptors 0",
        lines.get(0));
    assertEquals("launch_activate_socket \"Web\": number 0, descriptors 1", lines.get(1));
  }

  private List<String> lines(String standin, String... steps) throws Exception {
    return lines(library, standin, steps);
  }

  private List<String> lines(Object preloaded, String standin, String[] steps) throws Exception {
    List<String> command = ProgramRun.command(Probe.class, Jdks.own(), List.of(), steps);
    Map<String, String> environment =
        Map.of(
            "LAUNCHD_STANDIN",
            standin,
            "XPC_SERVICE_NAME",
            "com.example.probe",
            "LD_PRELOAD",
            preloaded.toString());
    return ProgramRun.of("exec \"$@\"", command, environment, folder).lines();
  }

  /** What is preloaded for a kernel that tells listeners as xnu does. */
  private String xnu() throws Exception {
    Path built = folder.resolve("xnu_listening.so");
    Path source = Path.of("src", "test", "c", "xnu_listening.c");
    String[] cc = {"cc", "-Wall", "-Werror", "-shared", "-fPIC", "-o", built + "", source + ""};
    assertEquals(0, new ProcessBuilder(cc).inheritIO().start().waitFor(), "cc " + source);
    return library + ":" + built;
  }
}
