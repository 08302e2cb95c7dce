package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.KeepAlive;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotEmulatedTest {
  private final Recorded recorded = Recorded.bySystemd();
  private final JobBuilder job = Job.builder("com.example.job").program("/bin/echo");

  @Test
  void everyKeyThatHasNoEffectIsNamed() throws Exception {
    job.set("StartOnMount", new PlistBoolean(true))
        .set("EnableTransactions", new PlistBoolean(true))
        .socket("S", SocketEntry.tcp(0).withSockNodeName("127.0.0.1").withBonjour(true));

    recorded.start(job).close();

    assertEquals(
        List.of("StartOnMount", "Bonjour", "EnableTransactions"),
        recorded.events(Notice.class).stream().map(Notice::key).toList());
  }

  @Test
  void aKeyThatIsOffIsNotWorthAWord() throws Exception {
    job.set("EnableTransactions", new PlistBoolean(false)).keepAlive(KeepAlive.ON_DEMAND);

    recorded.start(job).close();

    assertEquals(List.of(), recorded.events(Notice.class));
  }

  @Test
  void inetdCompatibilityWithoutSocketsIsSaid() throws Exception {
    job.inetdCompatibility(new InetdCompatibility(false));

    recorded.start(job).close();

    assertEquals(
        "inetdCompatibility: without Sockets no connection can start the job; add them",
        recorded.events(Notice.class).get(0).message());
  }
}
