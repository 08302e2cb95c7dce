package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.KeepAlive;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.testkit.EmulatorEvent.Notice;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotEmulatedTest {
  private final Recorded recorded = new Recorded();
  private final JobBuilder job = Job.builder("com.example.job").program("/bin/true");

  @Test
  void everyKeyThatHasNoEffectIsNamed() throws Exception {
    job.set("StartInterval", new PlistInteger(60))
        .set("EnableTransactions", new PlistBoolean(true))
        .keepAlive(KeepAlive.ALWAYS)
        .socket("S", SocketEntry.tcp(0).withSockNodeName("127.0.0.1").withBonjour(true));

    recorded.start(job).close();

    assertEquals(
        List.of("StartInterval", "EnableTransactions", "KeepAlive", "Bonjour"),
        recorded.events(Notice.class).stream().map(Notice::key).toList());
  }

  @Test
  void aKeyThatIsOffIsNotWorthAWord() throws Exception {
    job.set("EnableTransactions", new PlistBoolean(false)).keepAlive(KeepAlive.ON_DEMAND);

    recorded.start(job).close();

    assertEquals(List.of(), recorded.events(Notice.class));
  }

  @Test
  void inetdCompatibilityIsRefused() {
    job.inetdCompatibility(new InetdCompatibility(false));

    String message = assertThrows(IOException.class, () -> recorded.start(job)).getMessage();

    assertEquals(
        "cannot emulate com.example.job: inetdCompatibility is not emulated yet; remove it if the job"
            + " activates its sockets by name",
        message);
  }
}
