package io.github.launchd4j.host.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the scripts of a bundle as root does, on a machine in a folder. */
class BundleScriptsTest {

  /** Counts its calls, and ends the script when the count is reached. */
  private static final String CRASH =
      """
      #!/bin/sh
      folder=${0%/*}
      count=$(($(cat "$folder/count") + 1))
      echo $count >"$folder/count"
      [ $count -lt "$CRASH_AT" ] || kill -9 "$SCRIPT"
      """;

  /** Lets each command that changes something call it before. */
  private static final String CRASHING =
      """
      export SCRIPT=$$
      mv() { "$CRASH" && command mv "$@"; }
      rm() { "$CRASH" && command rm "$@"; }
      rmdir() { "$CRASH" && command rmdir "$@"; }
      cp() { "$CRASH" && command cp "$@"; }
      mkdir() { "$CRASH" && command mkdir "$@"; }
      """;

  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Machine machine;

  @BeforeEach
  void aMachine() throws IOException {
    machine = new Machine(folder);
  }

  @Test
  void aJobIsInstalledUpgradedAndRemoved() throws Exception {
    install("one");
    assertEquals("one", machine.version());
    install("two");
    assertEquals("two", machine.version());
    assertEquals(List.of(), machine.leftovers());
    assertEquals(0, machine.run(Path.of(machine.bundle.prefix(), "uninstall")), machine.output());
    assertFalse(Files.exists(folder.resolve("loaded")));
    assertFalse(Files.exists(machine.plist()));
    assertFalse(Files.exists(Path.of(machine.bundle.prefix())));
  }

  @Test
  void whatIsInstalledBelongsToRootAndIsWritableByNobodyElse() throws Exception {
    Path bundle = machine.bundle("one");
    Files.setPosixFilePermissions(
        bundle.resolve("files/lib/program"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setAttribute(bundle.resolve("files/lib/program"), "unix:uid", 65534);
    assertEquals(0, machine.run(bundle.resolve("install")), machine.output());
    for (Path file : List.of(machine.plist(), Path.of(machine.bundle.jar("program")))) {
      assertEquals(0, Files.getAttribute(file, "unix:uid"), file::toString);
      assertEquals(0, Files.getAttribute(file, "unix:gid"), file::toString);
      int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      assertEquals(0444, mode & 0466, file::toString);
    }
  }

  @Test
  void anInstalledJobIsLeftAlone() throws Exception {
    install("one");
    install("one");
    assertTrue(machine.output().contains("is installed and loaded already"), machine.output());
    assertEquals(List.of(), machine.leftovers());
  }

  @Test
  void anUpgradeThatLaunchdRefusesIsTakenBack() throws Exception {
    install("one");
    assertEquals(1, machine.run(machine.bundle("bad").resolve("install")));
    assertTrue(machine.output().contains("failed with 5"), machine.output());
    assertTrue(machine.output().contains("is back, and loaded"), machine.output());
    assertEquals("one", machine.version());
    assertEquals(List.of(), machine.leftovers().stream().filter(n -> !n.endsWith("gone")).toList());
  }

  @Test
  void aFirstInstallationThatLaunchdRefusesLeavesNothing() throws Exception {
    assertEquals(1, machine.run(machine.bundle("bad").resolve("install")));
    assertTrue(machine.output().contains("nothing is installed now"), machine.output());
    assertFalse(Files.exists(machine.plist()));
    assertFalse(Files.exists(Path.of(machine.bundle.prefix())));
  }

  @Test
  void whatWasChangedByHandIsKeptUnlessItIsToBeReplaced() throws Exception {
    install("one");
    String changed = Files.readString(machine.plist()).replace("/bin/sh", "/bin/zsh");
    Files.writeString(machine.plist(), changed);
    Path next = machine.bundle("two").resolve("install");
    assertEquals(1, machine.run(next));
    assertTrue(machine.output().contains("> \t\t<string>/bin/zsh</string>"), machine.output());
    assertEquals(changed, Files.readString(machine.plist()));
    assertEquals(0, machine.run(next, "--replace"), machine.output());
    assertEquals("two", machine.version());
  }

  @Test
  void theJobOfAnotherProgramIsLeftAlone() throws Exception {
    Files.createDirectories(machine.daemons());
    Files.writeString(machine.plist(), "<plist><dict/></plist>");
    Path bundle = machine.bundle("one");
    for (String script : List.of("install", "uninstall")) {
      assertEquals(1, machine.run(bundle.resolve(script)));
      assertTrue(machine.output().contains("is the job of another program"), machine.output());
    }
    assertEquals("<plist><dict/></plist>", Files.readString(machine.plist()));
  }

  @Test
  void aFolderThatOthersCanChangeIsRefused() throws Exception {
    Path open = Files.createDirectories(Path.of(machine.bundle.prefix()).getParent());
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xrwx"));
    assertEquals(1, machine.run(machine.bundle("one").resolve("install")));
    assertTrue(
        machine.output().contains(open + " can be changed by others than root"), machine.output());
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setAttribute(open, "unix:uid", 65534);
    assertEquals(1, machine.run(machine.bundle("one").resolve("install")));
    Files.delete(open);
    Files.createSymbolicLink(open, Files.createDirectory(folder.resolve("elsewhere")));
    assertEquals(1, machine.run(machine.bundle("one").resolve("install")));
    assertTrue(machine.output().contains(open + " is a symbolic link"), machine.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"install", "uninstall"})
  void whoIsNotRootGetsTheCommandToRun(String script) throws Exception {
    Path bundle = machine.bundle("one");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path su = Path.of("/usr/bin/setpriv");
    assumeTrue(Files.isExecutable(su), "there is no " + su);
    Path file = bundle.resolve(script).toRealPath();
    assertEquals(1, machine.run(su, "--reuid=65534", "--clear-groups", file.toString()));
    assertEquals(Machine.LABEL + ": this needs root; run: sudo '" + file + "'\n", machine.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash", "/bin/zsh", "/usr/bin/shellcheck"})
  void everyShellReadsTheScripts(String shell) throws Exception {
    assumeTrue(Files.isExecutable(Path.of(shell)), "there is no " + shell);
    Path bundle = machine.bundle("one");
    for (String script : List.of("install", "uninstall")) {
      String option = shell.endsWith("shellcheck") ? "--severity=warning" : "-n";
      String file = bundle.resolve(script).toString();
      assertEquals(0, machine.run(Path.of(shell), option, file), machine.output());
    }
  }

  /** Whatever comes of the first, the second finishes the work. */
  @ParameterizedTest
  @ValueSource(strings = {"two", "bad"})
  void anInstallationThatIsKilledAtAnyStepIsFinishedByTheNext(String version) throws Exception {
    install("one");
    forEachStep(
        step -> {
          crash(version, step);
          install("one");
          assertEquals("one", machine.version(), "killed at step " + step);
          assertEquals(List.of(), machine.leftovers(), "killed at step " + step);
        });
  }

  /** The next may fail: then what was there before the first, or the first, is whole. */
  @Test
  void anUpgradeThatIsKilledAndThenRefusedLeavesAWholeJob() throws Exception {
    install("one");
    forEachStep(
        step -> {
          crash(machine.version().equals("one") ? "two" : "one", step);
          assertEquals(1, machine.run(machine.bundle("bad").resolve("install")));
          assertTrue(List.of("one", "two").contains(machine.version()), "killed at step " + step);
        });
  }

  /** What is done with the number of a step. */
  private interface Trial {
    void run(int step) throws Exception;
  }

  /** Every seventh until the script is through; with -Pthorough each. */
  private void forEachStep(Trial trial) throws Exception {
    int stride = Integer.getInteger("fuzz.seconds", 0) > 0 ? 1 : 7;
    int step = 1;
    do {
      trial.run(step);
      step += stride;
    } while (Integer.parseInt(Files.readString(folder.resolve("count")).strip()) >= step - stride);
    assertTrue(step > 20, step + " steps are too few");
  }

  private void crash(String version, int step) throws Exception {
    Path script = machine.bundle(version).resolve("install");
    String text = Files.readString(script);
    Files.writeString(script, text.replaceFirst("\n", "\n" + CRASHING.replace("$", "\\$")));
    Path crash = Files.writeString(folder.resolve("crash"), CRASH);
    assertTrue(crash.toFile().setExecutable(true));
    Files.writeString(folder.resolve("count"), "0");
    machine.run(
        Map.of("CRASH", crash.toString(), "CRASH_AT", String.valueOf(step)), script, "--replace");
  }

  private void install(String version) throws Exception {
    assertEquals(0, machine.run(machine.bundle(version).resolve("install")), machine.output());
  }
}
