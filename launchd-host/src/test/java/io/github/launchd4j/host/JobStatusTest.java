package io.github.launchd4j.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobStatusTest {
  private static final String LABEL = "com.example.web";

  @TempDir private Path folder = Path.of("");
  private final FakeMac mac = new FakeMac();

  @Test
  void whatIsNeitherThereNorLoadedIsSaidToBeSo() {
    JobStatus status = status();
    assertFalse(status.isInstalled());
    assertEquals("system/com.example.web: not loaded", status.lines().get(0));
    assertTrue(status.lines().get(1).endsWith("com.example.web.plist, missing"));
  }

  @Test
  void theTextOfPrintIsReadAsFarAsItIsKnown() throws IOException {
    place("same");
    mac.loaded.put(
        LABEL,
        """
        system/com.example.web = {
        	active count = 1
        	path = /Library/LaunchDaemons/com.example.web.plist
        	state = running
        	environment = {
        		XPC_SERVICE_NAME => com.example.web
        	}
        	runs = 2
        	pid = 4711
        	last exit code = 78: EX_CONFIG
        }
        """);
    JobStatus status = status();
    assertTrue(status.isInstalled());
    assertTrue(status.lines().contains("state: running, pid 4711"), status.toString());
    assertEquals(OptionalInt.of(78), status.lastExit());
    assertTrue(
        status.lines().stream().anyMatch(line -> line.startsWith("last exit code: 78, EX_CONFIG")));
  }

  @Test
  void whatIsWordedOtherwiseIsAbsentAndTheJobIsLoadedAllTheSame() throws IOException {
    place("same");
    mac.loaded.put(LABEL, "service com.example.web { exit: 3 }\n\tlast exit code = (never exited)");
    JobStatus status = status();
    assertTrue(status.isInstalled());
    assertEquals(OptionalInt.empty(), status.lastExit());
    assertEquals(Optional.empty(), status.state());
  }

  @Test
  void whatLaunchdHoldsIsComparedWithTheFile() throws IOException {
    Job job = Job.builder(LABEL).programArguments("/opt/web/new", "-x y").runAtLoad(true).build();
    PlistFile.write(target().file(), job.toPropertyList());
    String print = "\tprogram = /opt/web/%1$s\n\targuments = {\n\t\t/opt/web/%1$s\n\t\t-x y\n\t}\n";
    mac.loaded.put(LABEL, print.formatted("new"));
    assertEquals(Optional.empty(), status().outdated());
    mac.loaded.put(LABEL, print.formatted("old"));
    assertEquals(Optional.of("/opt/web/old -x y"), status().outdated());
  }

  @Test
  void anExitThatSaysOnlyThatTheJobCouldNotStartIsExplainedByLooking() throws IOException {
    Path script = Files.writeString(folder.resolve("run"), "#!/opt/missing/node\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertTrue(
        cause(78, script.toString()).contains("begins with #!/opt/missing/node, which is not"));
    Files.writeString(script, "#!/usr/bin/env no-such-node\n");
    assertTrue(
        cause(127, script.toString()).contains("env finds no no-such-node on the job's PATH"));
    assertTrue(cause(127, "/usr/bin/env", "no-such-node").contains("env finds no no-such-node"));
    assertTrue(cause(78, folder + "/nothing").contains("does not exist"));
    assertEquals("", cause(1, folder + "/nothing"));
    Files.writeString(script, "#!/bin/sh\n");
    assertEquals("", cause(78, script.toString()));
  }

  private String cause(int code, String... arguments) throws IOException {
    Job job = Job.builder(LABEL).programArguments(arguments).runAtLoad(true).build();
    PlistFile.write(target().file(), job.toPropertyList());
    mac.loaded.put(LABEL, "\tlast exit code = " + code + "\n");
    return String.join(
        "\n", status().lines().stream().filter(line -> line.startsWith("likely cause: ")).toList());
  }

  @Test
  void aSignalIsExplained() throws IOException {
    mac.loaded.put(LABEL, "\tlast terminating signal = Killed: 9\n");
    assertTrue(
        status().lines().stream().anyMatch(line -> line.startsWith("last signal: 9, SIGKILL: it")));
  }

  @Test
  void anotherFileAndADisabledLabelAreNoInstallation() throws IOException {
    place("other");
    mac.loaded.put(LABEL, "");
    assertEquals(FileState.DIFFERS, status().fileState());
    assertFalse(status().isInstalled());
    place("same");
    mac.disabled.add(LABEL);
    assertFalse(status().isInstalled());
    assertTrue(status().lines().stream().anyMatch(line -> line.startsWith("disabled: ")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, success",
    "143, SIGTERM ended a JVM, as at bootout: nothing is wrong",
    "139, ended by signal 11",
    "3, a code of the program's own"
  })
  void anExitCodeHasAMeaning(int code, String meaning) {
    assertTrue(LastExit.meaningOfCode(code).startsWith(meaning));
  }

  private void place(String content) throws IOException {
    Files.writeString(folder.resolve(LABEL + ".plist"), content);
    Files.writeString(folder.resolve("generated"), "same");
  }

  private ServiceTarget target() {
    DomainTarget daemons = DomainTarget.daemons().withFolder(folder);
    return new ServiceTarget(LABEL, daemons, mac.launchctl());
  }

  private JobStatus status() {
    return target().status(Optional.of(folder.resolve("generated")));
  }
}
