package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.socket.darwin.OnDarwin;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an emulator that is killed by kill -9. */
class KilledTest {
  @TempDir private Path folder;

  @Test
  void noProcessOfTheJobRunsOnAndTheNextEmulatorFindsItsWayFree() throws Exception {
    Path socket = folder.resolve("s");
    JobBuilder job =
        shell("trap '' TERM; sleep 1001 & echo started; while :; do sleep 0.1; done")
            .exitTimeOut(1)
            .runAtLoad(true)
            .socket("Unix", SocketEntry.unix(socket.toString(), 0600));
    Path plist = folder.resolve("com.example.job.plist");
    PlistFile.write(plist, job.build().toPropertyList());
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdks.java(Jdks.own()).toString(), "-cp", System.getProperty("java.class.path")));
    command.addAll(OnDarwin.program(EmulatorProgram.class));
    command.add(plist.toString());
    Process emulator =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output = emulator.inputReader()) {
      List<String> lines = List.of(output.readLine(), output.readLine());
      assertTrue(lines.contains("ready") && lines.contains("started"), lines::toString);
    }
    List<ProcessHandle> processes = emulator.descendants().toList();
    assertTrue(processes.size() >= 3, "the watchdog, the job and its child");

    emulator.destroyForcibly().waitFor();

    for (ProcessHandle process : processes) {
      while (runs(process)) {
        Thread.sleep(1);
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count(), "the plist, and the file that no longer listens");
    }
    try (LaunchdEmulator next = LaunchdEmulator.start(job.runAtLoad(false).build())) {
      Client.connect(next.addresses("Unix").get(0)).close();
    }
    assertTrue(Files.notExists(socket));
  }

  // In many containers nobody reaps orphans, so that they stay zombies.
  private static boolean runs(ProcessHandle process) throws Exception {
    Path stat = Path.of("/proc/" + process.pid() + "/stat");
    return process.isAlive()
        && !(Files.exists(stat) && Files.readString(stat).matches("(?s).*\\) Z .*"));
  }
}
