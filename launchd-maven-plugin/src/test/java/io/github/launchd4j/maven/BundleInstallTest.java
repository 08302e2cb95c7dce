package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.cli.Launchd4j;
import io.github.launchd4j.host.bundle.Bundle;
import io.github.launchd4j.host.bundle.BundledJars;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.ShellText;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.LaunchdDomain;
import io.github.launchd4j.testkit.LaunchdService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of a bundle against the emulator, by a launchctl that asks its control socket. */
@Timeout(300)
class BundleInstallTest {
  private static final String LABEL = "com.example.web";

  @TempDir private Path folder = Path.of("");
  private Optional<LaunchdDomain> emulator = Optional.empty();

  @BeforeEach
  void anEmulatorAndALaunchctl() throws IOException {
    assumeTrue(
        System.getProperty("user.name").equals("root"),
        "only root can run the scripts of a bundle");
    folder = folder.toRealPath();
    Path socket = folder.resolve("control");
    emulator = Optional.of(LaunchdDomain.builder().control(socket).start());
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Launchd4j.class.getName(),
            "control",
            "--socket",
            socket.toString());
    Path launchctl = folder.resolve("launchctl");
    Files.writeString(launchctl, "#!/bin/sh\nexec " + ShellText.line(java) + " \"$@\"\n");
    assertTrue(launchctl.toFile().setExecutable(true));
  }

  @AfterEach
  void close() {
    emulator.ifPresent(LaunchdDomain::close);
  }

  @Test
  void aJobComesChangesAndGoes() throws Exception {
    run(0, bundle("exec sleep 60", job()).resolve("install"));
    long first = service().orElseThrow().pid().orElseThrow();
    String output = run(0, bundle("exec sleep 61", job()).resolve("install"));
    assertTrue(output.contains("is installed in " + prefix() + " and loaded"), output);
    assertTrue(first != service().orElseThrow().pid().orElseThrow(), output);
    run(0, Path.of(prefix(), "uninstall"));
    assertTrue(service().isEmpty());
    assertFalse(Files.exists(Path.of(prefix())));
  }

  @Test
  void anUpgradeThatEndsAtOnceIsTakenBack() throws Exception {
    run(0, bundle("exec sleep 60", job()).resolve("install"));
    String output = run(1, bundle("exit 3", job()).resolve("install"));
    assertTrue(output.contains("did not work: it ended at once with 3"), output);
    assertTrue(output.contains("what was there before is back, and loaded"), output);
    assertEquals("exec sleep 60", Files.readString(Path.of(prefix(), "lib/run")));
    assertTrue(service().orElseThrow().pid().isPresent());
  }

  @Test
  void anAddressThatCannotBeBoundIsTakenBackWithLaunchdsNumber() throws Exception {
    run(0, bundle("exec sleep 60", job()).resolve("install"));
    JobBuilder clash = job().socket("S", SocketEntry.unix(folder + "/missing/socket", 0600));
    String output = run(1, bundle("exec sleep 60", clash).resolve("install"));
    assertTrue(output.contains("failed with 5"), output);
    assertTrue(output.contains("what was there before is back, and loaded"), output);
    assertTrue(service().isPresent());
  }

  private Optional<LaunchdService> service() {
    return emulator.orElseThrow().service(LABEL);
  }

  private String prefix() {
    return folder + "/Library/Application Support/" + LABEL;
  }

  private JobBuilder job() {
    return Job.builder(LABEL)
        .programArguments("/bin/sh", new Bundle(LABEL, prefix()).jar("run"))
        .runAtLoad(true)
        .exitTimeOut(2);
  }

  private Path bundle(String program, JobBuilder job) throws IOException {
    Path file = Files.writeString(folder.resolve("program"), program);
    Path made = folder.resolve("bundle");
    new Bundle(LABEL, prefix())
        .write(
            made,
            job.build().toPropertyList(),
            new BundledJars(Map.of("run", file)),
            Optional.empty());
    return made;
  }

  private String run(int status, Path script) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.environment().put("LAUNCHCTL", folder.resolve("launchctl").toString());
    builder.environment().put("DAEMONS", folder.resolve("Library/LaunchDaemons").toString());
    int ended = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    assertEquals(status, ended, Files.readString(output));
    return Files.readString(output);
  }
}
