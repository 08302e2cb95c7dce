package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.testkit.Jdks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * launch_activate_socket through JNA, from a program's front door, on every JDK at hand. Each field
 * of a line is what {@link ActivatingProgram} prints: the name, what came of it, the number, the
 * message, and descriptors left open.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NativeStandinTest {
  private static final String DEAD =
      "the address was in use or did not exist when the job was loaded: free it, then launchctl bootout and bootstrap the job"
          + " (systemd: restart the .socket unit)";
  private static Path library = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void build() throws Exception {
    library = NativeStandin.build();
  }

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void everyDescriptorBecomesAChannelThatServes(Path jdk) throws Exception {
    ProgramRun report =
        job("Listeners=tcp4,tcp4;Local=unix:" + folder.resolve("s")).run(jdk, "Listeners", "Local");
    List<String> lines = report.lines();
    assertTrue(
        lines.get(0).matches("Listeners\tOK\t\t\\[/127.0.0.1:\\d+, /127.0.0.1:\\d+]\t4"),
        lines.get(0));
    assertEquals("Local\tOK\t\t[" + folder.resolve("s") + "]\t2", lines.get(1));
    assertTrue(Files.exists(folder.resolve("s")), "the file is launchd's and stays");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void everyArrayIsFreedAfterSuccessAndFailureAlike(Path jdk) throws Exception {
    boolean linux = System.getProperty("os.name").equals("Linux");
    assumeTrue(linux, "the stand-in sees calls of free only where it can be preloaded: on Linux");
    ProgramRun report =
        job("A=tcp4;B=bound;C=;D=missing;E=error:37").run(jdk, "A", "B", "C", "D", "E", "F");
    assertTrue(
        report.errors().contains("launchd_standin: 4 arrays given, 4 freed"), report.errors());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aNameIsGivenToLaunchdInUtf8(Path jdk) throws Exception {
    ProgramRun report = job("Zug\u00e4nge=tcp4;Zug=missing").run(jdk, "Zug%C3%A4nge");
    assertTrue(report.lines().get(0).startsWith("Zug%C3%A4nge\tOK\t"), report.lines().get(0));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void applesNumbersKeepTheirMeaning(Path jdk) throws Exception {
    assertEquals(
        List.of(
            "Gone\tNO_SUCH_SOCKET\t2\tcannot activate \"Gone\": this job has no such socket (ENOENT, 2); check the key"
                + " under Sockets in the job's plist\t0",
            "Taken\tALREADY_ACTIVATED\t37\tcannot activate \"Taken\": this process has already taken its sockets"
                + " (EALREADY, 37); activate each name once and share the channels, or close them first\t0",
            "Odd\tOTHER\t118\tcannot activate \"Odd\": launch_activate_socket failed with number 118, which Apple does"
                + " not document for it; look for the job's label in the system log\t0"),
        job("Taken=error:37;Odd=error:118").run(jdk, "Gone", "Taken", "Odd").lines());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noSuchProcessMeansNotManagedOutsideAJob(Path jdk) throws Exception {
    assertEquals(
        List.of("Listeners\tNOT_MANAGED\t3\t" + noSuchProcess() + "\t0"),
        new Job(null, Map.of(), folder).run(jdk, "Listeners").lines());
    assertEquals(
        List.of("Listeners\tNOT_MANAGED\t3\t" + noSuchProcess() + "\t0"),
        new Job(null, Map.of("XPC_SERVICE_NAME", "0"), folder).run(jdk, "Listeners").lines());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noSuchProcessMeansAWrongNameInsideAJob(Path jdk) throws Exception {
    Map<String, String> insideAJob =
        Map.of("XPC_SERVICE_NAME", "com.example.web", "LAUNCHD_STANDIN_UNKNOWN", "3");
    assertEquals(
        List.of("Listeners\tNO_SUCH_SOCKET\t3\t" + noSuchProcess() + "\t0"),
        new Job("Other=tcp4", insideAJob, folder).run(jdk, "Listeners").lines());
  }

  private static String noSuchProcess() {
    return "cannot activate \"Listeners\": this job has no such socket, or launchd did not start this process (ESRCH, 3);"
        + " check the key under Sockets in the job's plist, and that the start script execs java";
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void deadSocketsDoNotTakeTheLivingWithThem(Path jdk) throws Exception {
    ProgramRun run = job("Half=tcp4,missing,bound,tcp4").run(jdk, "Half");
    assertEquals("OK 2", ProgramRun.outcome(run.lines().get(0)));
    assertTrue(
        run.errors().contains("launchd could not open one of its sockets; " + DEAD), run.errors());
    assertTrue(
        run.errors().contains("is a stream socket that does not listen; " + DEAD), run.errors());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aListenerIsFoundWhereLibprocRefusesToTell(Path jdk) throws Exception {
    Map<String, String> sandbox = Map.of("DARWIN_FACE_SANDBOX", "1");
    List<String> lines =
        new Job("Web=tcp4,tcp6;Mute=unbound;Up=connected", sandbox, folder)
            .run(jdk, "Web", "activateDatagrams:Mute", "activateConnections:Up")
            .lines();
    assertEquals(
        List.of("OK 2", "DEAD_SOCKET", "OK 1"), lines.stream().map(ProgramRun::outcome).toList());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void deadSocketsAreToldWithTheCure(Path jdk) throws Exception {
    List<String> lines =
        job("Missing=missing,missing;None=;Deaf=bound,bound")
            .run(jdk, "Missing", "None", "Deaf")
            .lines();
    assertEquals(
        "Missing\tDEAD_SOCKET\t\tcannot activate \"Missing\": launchd could not open one of its sockets; "
            + DEAD
            + "\t0",
        lines.get(0));
    assertEquals(
        "None\tDEAD_SOCKET\t\tcannot activate \"None\": launchd opened no socket for it; "
            + DEAD
            + "\t0",
        lines.get(1));
    assertEquals(
        "Deaf\tDEAD_SOCKET\t\tcannot activate \"Deaf\": descriptor N is a stream socket that does not listen; "
            + DEAD
            + "\t0",
        lines.get(2).replaceFirst("descriptor \\d+", "descriptor N"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatCannotBeAListenerIsKept(Path jdk) throws Exception {
    List<String> lines =
        job("Dns=udp4;File=file;Mute=unbound")
            .run(jdk, "Dns", "Dns", "File", "activateDatagrams:Mute")
            .lines();
    String[] kinds = {
      "Dns\tWRONG_KIND\t\t",
      "Dns\tWRONG_KIND\t\t",
      "File\tNOT_A_SOCKET\t\t",
      "activateDatagrams:Mute\tDEAD_SOCKET\t\t"
    };
    int[] kept = {1, 0, 1, 0};
    for (int i = 0; i < kinds.length; i++) {
      assertTrue(lines.get(i).startsWith(kinds[i]), lines.get(i));
      assertTrue(lines.get(i).endsWith("\t" + kept[i]), lines.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatIsInUseIsNotAskedForASecondTime(Path jdk) throws Exception {
    List<String> lines = job("Listeners=tcp4").run(jdk, "Listeners", "Listeners").lines();
    assertEquals(
        "Listeners\tALREADY_ACTIVATED\t\tcannot activate \"Listeners\": this process has already taken its sockets"
            + "; activate each name once and share the channels, or close them first\t0",
        lines.get(1));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void connectedSocketsAndNamesAndEverythingAtOnce(Path jdk) throws Exception {
    Map<String, String> environment =
        Map.of(
            "XPC_SERVICE_NAME", "com.example.web", "LAUNCHD_SOCKET_NAMES", "Web::Admin:Web:Dns:");
    List<String> lines =
        new Job("Up=connected;Web=tcp4;Admin=tcp4;Dns=udp4", environment, folder)
            .run(
                jdk,
                "activateConnections:Up",
                "names:",
                "manager:",
                "activateAll:",
                "activateDatagrams:Dns")
            .lines();
    assertTrue(lines.get(0).startsWith("activateConnections:Up\tOK\t"), lines.get(0));
    assertEquals("names:\tOK\t\tOptional[[Web, Admin, Dns]]\t0", lines.get(1));
    assertEquals("manager:\tOK\t\tLAUNCHD\t0", lines.get(2));
    assertTrue(lines.get(3).startsWith("activateAll:\tOK\t\t[Web, Admin]\t"), lines.get(3));
    assertTrue(lines.get(4).startsWith("activateDatagrams:Dns\tOK\t"), lines.get(4));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anXpcTransactionIsOpenWhileThereIsWork(Path jdk) throws Exception {
    List<String> command = ProgramRun.onDarwin(TransactionProgram.class, jdk);
    Map<String, String> preload = Map.of("LD_PRELOAD", library.toString());
    ProgramRun run = ProgramRun.of("exec \"$@\"", command, preload, folder);
    assertTrue(
        run.errors().contains("launchd_standin: 2 transactions begun, 1 ended"), run.errors());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void launchdTellsNoNames(Path jdk) throws Exception {
    List<String> lines =
        new Job("Web=tcp4", Map.of("XPC_SERVICE_NAME", "com.example.web"), folder)
            .run(jdk, "names:", "activateAll:")
            .lines();
    assertEquals("names:\tOK\t\tOptional.empty\t0", lines.get(0));
    assertEquals(
        "activateAll:\tUNSUPPORTED\t\tcannot activate \"*\": launchd does not tell a job the names of its sockets; set"
            + " LAUNCHD_SOCKET_NAMES in the job's EnvironmentVariables to the names, separated by colons, or activate by"
            + " name\t0",
        lines.get(1));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anApplicationsChildIsNoJobAndMayBind(Path jdk) throws Exception {
    Map<String, String> ide = Map.of("XPC_SERVICE_NAME", "application.com.example.ide.1.2");
    List<String> lines =
        new Job(null, ide, folder).run(jdk, "manager:", "activateOrBind:Listeners").lines();
    assertEquals("manager:\tOK\t\tNONE\t0", lines.get(0));
    assertTrue(lines.get(1).startsWith("activateOrBind:Listeners\tOK\t"), lines.get(1));
  }

  private Job job(String sockets) {
    return new Job(sockets, Map.of(), folder);
  }

  /**
   * A job of the stand-in.
   *
   * @param sockets what it has, or null where launchd did not start the process
   */
  private record Job(@Nullable String sockets, Map<String, String> environment, Path folder) {

    /** Through a shell, which takes the sockets from a file in UTF-8, whatever the locale. */
    ProgramRun run(Path jdk, String... names) throws IOException, InterruptedException {
      String script = "exec \"$@\"";
      if (sockets != null) {
        Path file = Files.writeString(folder.resolve("sockets"), sockets, StandardCharsets.UTF_8);
        script = "export LAUNCHD_STANDIN=\"$(cat '" + file + "')\"; exec \"$@\"";
      }
      Map<String, String> all = new HashMap<>(environment);
      all.put("LD_PRELOAD", library.toString());
      List<String> command = ProgramRun.onDarwin(ActivatingProgram.class, jdk, names);
      return ProgramRun.of(script, command, all, folder);
    }
  }
}
