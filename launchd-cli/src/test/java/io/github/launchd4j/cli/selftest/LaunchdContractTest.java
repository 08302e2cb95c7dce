package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.socket.contract.ActivationContract;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.activation.ActivatingProgram;
import io.github.launchd4j.testkit.activation.EmulatorContractTest;
import io.github.launchd4j.testkit.activation.ProgramRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The contract under the real launchd, in an agent of this user. */
@EnabledOnOs(value = OS.MAC, disabledReason = "launchd is macOS's")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LaunchdContractTest extends ActivationContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected List<String> outcomes(Map<String, List<String>> sockets, List<String> calls)
      throws Exception {
    String label =
        "io.github.launchd4j.contract.%d.%d"
            .formatted(ProcessHandle.current().pid(), System.nanoTime());
    Path output = folder.resolve("output");
    JobBuilder job =
        Job.builder(label)
            .programArguments(
                ProgramRun.command(Jdks.own(), List.of(), calls.toArray(String[]::new)))
            .workingDirectory(Path.of("").toAbsolutePath().toString()) // of the class path
            .standardOutPath(output.toString())
            .standardErrorPath(folder.resolve("errors").toString())
            .runAtLoad(true);
    sockets.forEach((name, kinds) -> kinds.forEach(kind -> job.socket(name, entry(kind))));
    Path plist = folder.resolve(label + ".plist");
    PlistFile.write(plist, job.build().toPropertyList());
    LaunchctlDomain launchctl = LaunchctlDomain.ofThisUser();
    try {
      launchctl.bootstrap(plist);
      return ProgramRun.printed(ended(output)).stream().map(ProgramRun::outcome).toList();
    } finally {
      launchctl.bootout(label);
    }
  }

  /** Until the timeout of the test. */
  private static String ended(Path output) throws IOException, InterruptedException {
    while (true) {
      String printed = Files.exists(output) ? Files.readString(output) : "";
      if (printed.lines().anyMatch(ActivatingProgram.END::equals)) {
        return printed;
      }
      Thread.sleep(50);
    }
  }

  /** On a port that is free, since launchd would not tell which it chose. */
  private SocketEntry entry(String kind) {
    SocketEntry entry = EmulatorContractTest.entry(kind, folder);
    if (kind.equals("unix")) {
      return entry;
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return entry.withSockServiceName(free.getLocalPort());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
