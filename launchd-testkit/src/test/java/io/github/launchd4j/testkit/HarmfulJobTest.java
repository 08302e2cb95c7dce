package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that nobody meant well leaves the others alone. */
class HarmfulJobTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<key>KeepAlive</key><dict><key>PathState</key><dict><key>/tmp/&#0;</key><true/></dict></dict>",
        "<key>WatchPaths</key><array><string>/tmp/&#0;</string></array>",
        "<key>QueueDirectories</key><array><string>/tmp/&#0;</string></array>",
        "<key>UserName</key><string>root&#0;x</string>",
        "<key>WorkingDirectory</key><string>/tmp&#0;</string>",
        "<key>StandardOutPath</key><string>/tmp/log&#0;</string>",
        "<key>EnvironmentVariables</key><dict><key>A&#0;</key><string>x</string></dict>"
      })
  void aNulIsRefusedWhenTheJobIsReadAndTheOthersAreServed(String keys) throws Exception {
    Path plist =
        Files.writeString(
            folder.resolve("nul.plist"),
            "<plist><dict><key>Label</key><string>com.example.nul</string><key>Program</key><string>/bin/echo</string>"
                + keys
                + "</dict></plist>");
    try (LaunchdDomain domain = LaunchdDomain.start()) {
      LaunchdService other = domain.bootstrap(served("com.example.other"));

      LaunchctlException refused =
          assertThrows(LaunchctlException.class, () -> domain.bootstrap(plist));

      assertEquals(5, refused.number());
      assertTrue(
          String.valueOf(refused.getMessage()).contains("holds a NUL character"),
          refused::toString);
      connect(other);
      assertEquals(List.of(ExitStatus.SUCCESS), other.awaitExits(1, PATIENCE));
    }
  }

  private static Job served(String label) throws Exception {
    return Job.builder(label)
        .programArguments("/bin/sh", "-c", "true")
        .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
        .build();
  }

  private static void connect(LaunchdService service) throws Exception {
    Client.connect(service.addresses("Listeners").get(0)).close();
  }
}
