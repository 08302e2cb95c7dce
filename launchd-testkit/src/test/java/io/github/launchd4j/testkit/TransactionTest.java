package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.process.LaunchLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** XPC transactions of a job that has EnableTransactions. */
class TransactionTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final SocketEntry LOOPBACK = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
  private static final ExitStatus SIGTERM = new ExitStatus(0, 15);
  private static final ExitStatus SIGKILL = new ExitStatus(0, 9);

  private final Recorded recorded = new Recorded();
  @TempDir private Path folder;

  static Stream<Path> homes() {
    return Jdks.homes();
  }

  @BeforeEach
  void needsLinuxAndCc() {
    assumeFalse(Constants.isMacOs(), "on macOS the calls are the real ones");
    assumeTrue(Files.isExecutable(LaunchLibrary.CC), "there is no " + LaunchLibrary.CC);
  }

  @Test
  void aStopIsSigtermWhileATransactionIsOpenAndSigkillOtherwise() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), "there is no " + PYTHON);
    String program =
        """
        import ctypes, sys, time
        for call in sys.argv[1:]:
          getattr(ctypes.CDLL(None), "xpc_transaction_" + call)()
        print("ready", flush=True)
        time.sleep(1000)
        """;
    assertEquals(SIGTERM, stopped(job(PYTHON.toString(), "-c", program, "begin")));
    assertEquals(SIGTERM, stopped(job(PYTHON.toString(), "-c", program, "begin", "begin", "end")));
    assertEquals(SIGKILL, stopped(job(PYTHON.toString(), "-c", program, "begin", "end")));
    assertEquals(SIGKILL, stopped(job(PYTHON.toString(), "-c", program)));
  }

  @ParameterizedTest
  @MethodSource("homes")
  void workInJavaIsATransaction(Path home) throws Exception {
    assertEquals(new ExitStatus(143, 0), stopped(Jdks.job(home, WorkingProgram.class)));
    assertEquals(SIGKILL, stopped(Jdks.job(home, WorkingProgram.class, "done")));
  }

  @Test
  void theTransactionsOfOneProcessAreNotThoseOfTheNext() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), "there is no " + PYTHON);
    String program =
        """
        import ctypes, os, time
        if not os.path.exists("begun"):
          open("begun", "w")
          ctypes.CDLL(None).xpc_transaction_begin()
          os._exit(0)
        print("ready", flush=True)
        time.sleep(1000)
        """;
    JobBuilder job = job(PYTHON.toString(), "-c", program).workingDirectory(folder.toString());
    assertEquals(SIGKILL, stopped(job.socket("Listeners", LOOPBACK), true));
  }

  private ExitStatus stopped(JobBuilder job) throws Exception {
    return stopped(job, false);
  }

  /** How the job, or the second process of it, ends when it is stopped. */
  private ExitStatus stopped(JobBuilder job, boolean second) throws Exception {
    LaunchdEmulator launchd =
        recorded.start(job.set("EnableTransactions", new PlistBoolean(true)).runAtLoad(true));
    try (launchd) {
      if (second) {
        launchd.awaitExits(1, PATIENCE);
        Client.connect(launchd.addresses("Listeners").get(0)).close();
      }
      awaitReady();
    }
    return launchd.exits().get(second ? 1 : 0);
  }

  private void awaitReady() throws InterruptedException {
    while (!recorded.line().equals("ready")) {}
  }

  private static JobBuilder job(String... command) {
    return Job.builder("com.example.work").programArguments(command);
  }
}
