package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SecureSocketWithKey. */
class SecureSocketTest {
  private static final PlistDictionary ENTRY =
      PlistDictionary.EMPTY.with("SecureSocketWithKey", new PlistString("AGENT_SOCKET"));

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Test
  void everyJobFindsThePathAndAConnectionStartsTheOneThatHasIt() throws Exception {
    String path = "echo \"$AGENT_SOCKET\"";
    try (LaunchdDomain domain =
        LaunchdDomain.builder().output((label, line) -> lines.add(line)).start()) {
      // It is made ready before there is a path.
      LaunchdService other =
          domain.bootstrap(job("com.example.other", path).socket("S", tcp()).build());
      domain.advance(Duration.ZERO);
      LaunchdService agent =
          domain.bootstrap(with(job("com.example.agent", path + "; exec sleep 1000"), ENTRY));
      UnixDomainSocketAddress address =
          (UnixDomainSocketAddress) agent.addresses("Listeners").get(0);

      Client.connect(address).close();
      assertEquals(address.toString(), line());
      Client.connect(other.addresses("S").get(0)).close();
      assertEquals(address.toString(), line());

      domain.bootout("com.example.agent");
      assertTrue(Files.notExists(address.getPath().resolveSibling(".")));
      other.kickstart(true);
      assertEquals("", line());
    }
  }

  @Test
  void aPathOfTheJobsOwnBesideItIsRefused() {
    PlistDictionary both = ENTRY.with("SockPathName", new PlistString("/tmp/s"));
    IOException e =
        assertThrows(
            IOException.class, () -> LaunchdEmulator.start(with(shell("true"), both)).close());
    assertTrue(String.valueOf(e.getMessage()).contains("remove SockPathName"), e::getMessage);
  }

  @Test
  void aDomainThatIsClosedLeavesNoFolder() throws Exception {
    Path path;
    try (LaunchdEmulator launchd = LaunchdEmulator.start(with(shell("true"), ENTRY))) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      path = ((UnixDomainSocketAddress) address).getPath();
      assertTrue(Files.exists(path));
    }
    assertTrue(Files.notExists(path.resolveSibling(".")));
  }

  private String line() throws InterruptedException {
    return String.valueOf(lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  private static SocketEntry tcp() {
    return SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
  }

  private static JobBuilder job(String label, String script) {
    return Job.builder(label).programArguments("/bin/sh", "-c", script);
  }

  private static Job with(JobBuilder job, PlistDictionary entry) throws IOException {
    PlistDictionary sockets = PlistDictionary.EMPTY.with("Listeners", entry);
    return Job.from(job.build().toPropertyList().with("Sockets", sockets));
  }
}
