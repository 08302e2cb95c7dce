package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FromPlistTest {
  private static final String PLIST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      <dict>
        <key>Label</key><string>com.example.file</string>
        <key>ProgramArguments</key>
        <array><string>/bin/sh</string><string>-c</string><string>echo $LISTEN_FDNAMES $GREETING</string></array>
        <key>EnvironmentVariables</key>
        <dict><key>GREETING</key><string>a &amp; b</string></dict>
        <key>Sockets</key>
        <dict>
          <key>Listeners</key>
          <array>
            <dict>
              <key>SockNodeName</key><string>127.0.0.1</string>
              <key>SockServiceName</key><integer>0</integer>
            </dict>
            <dict>
              <key>SockPathName</key><string>FOLDER/s</string>
              <key>SockPathMode</key><integer>384</integer>
            </dict>
          </array>
        </dict>
      </dict>
      </plist>
      """;

  @Test
  void aPropertyListBecomesARunningJob(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("com.example.file.plist");
    Files.writeString(file, PLIST.replace("FOLDER", folder.toString()));
    LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    try (LaunchdEmulator launchd =
            LaunchdEmulator.builder(Job.from(PlistFile.read(file)))
                .systemdProtocol(true)
                .output(lines::add)
                .start();
        Client client = Client.connect(launchd.addresses("Listeners").get(1))) {
      assertEquals(0600, (int) Files.getAttribute(folder.resolve("s"), "unix:mode") & 07777);
      assertEquals(true, client.channel().isConnected());
      assertEquals(List.of(new ExitStatus(0, 0)), launchd.awaitExits(1, PATIENCE));
    }
    assertEquals("Listeners:Listeners a & b", lines.poll());
  }
}
