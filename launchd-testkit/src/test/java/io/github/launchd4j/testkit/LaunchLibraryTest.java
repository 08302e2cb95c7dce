package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.process.LaunchLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library with launch_activate_socket: where it is, and what is done without it. */
class LaunchLibraryTest {
  private static final SocketEntry LOOPBACK = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");

  @TempDir private Path folder;

  @BeforeEach
  void needsLinux() {
    assumeFalse(Constants.isMacOs(), "on macOS the call is the real one");
  }

  @Test
  void withoutCcThereIsNoLibraryAndTheReasonIsSaid() {
    Path nowhere = folder.resolve("cc");
    IOException failure = assertThrows(IOException.class, () -> LaunchLibrary.build(nowhere));
    assertEquals("there is no " + nowhere, failure.getMessage());
  }

  @Test
  void whatACcThatFailsSaysIsTheReason() throws Exception {
    Path cc = Files.writeString(folder.resolve("cc"), "#!/bin/sh\necho no licence >&2\nexit 7\n");
    Files.setPosixFilePermissions(cc, PosixFilePermissions.fromString("rwx------"));
    IOException failure = assertThrows(IOException.class, () -> LaunchLibrary.build(cc));
    assertEquals(cc + " ended with 7: no licence", failure.getMessage());
  }

  @Test
  void whereItCannotBeBuiltSystemdsProtocolIsSpokenAndANoticeSaysSo() throws Exception {
    List<String> told = run(folder.resolve("nowhere"), List.of());
    assertTrue(
        told.stream()
            .anyMatch(
                line ->
                    line.startsWith(
                            "com.example.job: Sockets: launch_activate_socket is not available (")
                        && line.endsWith("); systemd's protocol is used instead")),
        told::toString);
    assertTrue(told.contains("LISTEN_FDNAMES=Listeners"), told::toString);
  }

  @Test
  void onRequestSystemdsProtocolIsSpokenWithoutANotice() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> told = run(temporary, List.of("--systemd"));
    assertTrue(told.contains("LISTEN_FDNAMES=Listeners"), told::toString);
    assertTrue(told.stream().noneMatch(line -> line.contains("launch_activate_socket")));
  }

  @Test
  void aJobWithARootDirectoryOfItsOwnIsTooFarFromIt() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root can change the root directory");
    Recorded recorded = new Recorded();
    JobBuilder job = shell("true").set("RootDirectory", new PlistString(folder.toString()));
    recorded.start(job.socket("Listeners", LOOPBACK)).close();
    assertEquals(
        List.of(
            new Notice(
                "Sockets",
                "launch_activate_socket is not available (its library lies outside the RootDirectory);"
                    + " systemd's protocol is used instead")),
        recorded.events(Notice.class));
  }

  @Test
  void nobodyElseCanWriteWhereItIsAndNothingIsLeftOfIt() throws Exception {
    assumeTrue(Files.isExecutable(LaunchLibrary.CC), "there is no " + LaunchLibrary.CC);
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> told = run(temporary, List.of());
    assertTrue(told.contains("LISTEN_FDNAMES="), told::toString);
    assertTrue(told.contains("drwx--x--x"), told::toString);
    assertArrayEquals(new String[0], temporary.toFile().list());
  }

  /**
   * What the emulator and its job say on standard output, in a JVM with that folder for its files.
   */
  private List<String> run(Path temporary, List<String> options) throws Exception {
    Path plist = folder.resolve("com.example.job.plist");
    String script =
        "echo LISTEN_FDNAMES=$LISTEN_FDNAMES; [ -z \"$LD_PRELOAD\" ] || ls -ld \"${LD_PRELOAD%/*}\" | cut -c 1-10; kill $PPID";
    PlistFile.write(
        plist,
        shell(script).runAtLoad(true).socket("Listeners", LOOPBACK).build().toPropertyList());
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Jdks.java(Jdks.own()).toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-Djna.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            EmulatorProgram.class.getName(),
            "--events"));
    command.addAll(options);
    command.add(plist.toString());
    Process emulator =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = emulator.inputReader().lines().toList();
    emulator.waitFor();
    return lines;
  }
}
