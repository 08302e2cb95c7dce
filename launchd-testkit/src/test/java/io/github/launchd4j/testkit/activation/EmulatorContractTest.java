package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.socket.contract.ActivationContract;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The contract in the emulator, by launch_activate_socket where cc is. */
public class EmulatorContractTest extends ActivationContract {

  @TempDir private Path folder = Path.of("");

  boolean systemdProtocol() {
    return false;
  }

  @Override
  protected List<String> outcomes(Map<String, List<String>> sockets, List<String> calls)
      throws Exception {
    JobBuilder job =
        Job.builder("com.example.contract")
            .programArguments(
                ProgramRun.command(Jdks.own(), List.of(), calls.toArray(String[]::new)))
            .runAtLoad(true);
    sockets.forEach((name, kinds) -> kinds.forEach(kind -> job.socket(name, entry(kind, folder))));
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job.build())
            .output(lines::add)
            .systemdProtocol(systemdProtocol())
            .throttle(Duration.ofHours(1))
            .start()) {
      launchd.awaitExits(1, Duration.ofSeconds(60));
    }
    return ProgramRun.printed(String.join("\n", lines)).stream()
        .filter(line -> line.contains("\t"))
        .map(ProgramRun::outcome)
        .toList();
  }

  public static SocketEntry entry(String kind, Path folder) {
    SocketEntry loopback =
        SocketEntry.tcp(0).withSockNodeName("127.0.0.1").withSockFamily(SockFamily.IPV4);
    return switch (kind) {
      case "tcp" -> loopback;
      case "unix" -> SocketEntry.unix(folder.resolve("s").toString(), 0600);
      case "udp" -> loopback.withSockType(SockType.DGRAM);
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
