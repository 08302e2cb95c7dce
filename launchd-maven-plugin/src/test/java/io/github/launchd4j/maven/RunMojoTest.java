package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ProcessType;
import io.github.launchd4j.plist.SocketEntry;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMojoTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aRunWithAClientEndsWhenTheServerCannotStart() throws Exception {
    Path plist = folder.resolve("com.example.hopeless.plist");
    Path asked = folder.resolve("asked");
    PlistFile.write(
        plist,
        Job.builder("com.example.hopeless")
            .programArguments("/bin/sh", "-c", "echo no such class; exit 1")
            .processType(ProcessType.ADAPTIVE)
            .exitTimeOut(5)
            .throttleInterval(1)
            .socket("Listeners", SocketEntry.unix(asked.toString(), 0600))
            .build()
            .toPropertyList());
    RunMojo run = new RunMojo();
    run.plist = plist.toFile();
    // Connects, and waits for more than a test is ready to.
    run.client =
        "java -cp '%s' '%s' '%s'"
            .formatted(System.getProperty("java.class.path"), WaitingClient.class.getName(), asked);

    String message =
        String.valueOf(assertThrows(MojoFailureException.class, run::execute).getMessage());

    String why =
        "com.example.hopeless: job given up: it failed 3 times in a row and accepted no connection,"
            + " last with exit code 1; its last lines:\n";
    assertTrue(message.startsWith(why), message);
    assertTrue(message.contains("\nno such class\n"), message);
  }

  /** Connects to a Unix socket, and waits. */
  static final class WaitingClient {
    private WaitingClient() {}

    public static void main(String[] args) throws Exception {
      SocketChannel.open(UnixDomainSocketAddress.of(args[0]));
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
