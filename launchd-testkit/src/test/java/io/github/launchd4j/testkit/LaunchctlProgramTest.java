package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.testkit.process.LaunchLibrary;
import io.github.launchd4j.testkit.process.LaunchctlProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launchctl for installers: in C, and in Java where there is no cc. */
class LaunchctlProgramTest {
  private static final Path NO_CC = Path.of("/nonexistent/cc");

  private static final String INSTALLER =
      """
      launchctl bootstrap user/501 'a job.plist' && launchctl list com.example.job | grep '"Label"'
      launchctl bootout user/501/com.example.none; echo $?
      launchctl asuser 501 echo as the user
      launchctl load missing.plist; echo $?
      launchctl error 113
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void theProgramInJavaSaysWhatTheOneInCSays() throws Exception {
    assumeTrue(Files.isExecutable(LaunchLibrary.CC), "this machine has no " + LaunchLibrary.CC);
    String inC = said(LaunchLibrary.CC);
    assertEquals(inC, said(NO_CC));
    assertEquals("\t\"Label\" = \"com.example.job\";", inC.lines().findFirst().orElse(""));
  }

  private String said(Path cc) throws IOException, InterruptedException {
    Path here = Files.createTempDirectory(folder, "run");
    Files.writeString(
        here.resolve("a job.plist"),
        """
        <plist version="1.0"><dict>
        <key>Label</key><string>com.example.job</string>
        <key>LimitLoadToSessionType</key><string>Background</string>
        <key>ProgramArguments</key><array><string>/bin/sleep</string><string>60</string></array>
        </dict></plist>
        """);
    Path socket = here.resolve("it's the socket");
    try (LaunchdDomain domain = LaunchdDomain.builder().control(socket).start()) {
      LaunchctlProgram.write(here.resolve("bin"), socket, cc, LaunchctlMain.class);
      ProcessBuilder shell =
          new ProcessBuilder("/bin/sh", "-c", INSTALLER)
              .directory(here.toFile())
              .redirectErrorStream(true);
      shell.environment().merge("PATH", here + "/bin", (old, bin) -> bin + ":" + old);
      Process process = shell.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
      assertEquals(1, domain.services().size(), said);
      return said.replace(here.toString(), "HERE");
    }
  }
}
