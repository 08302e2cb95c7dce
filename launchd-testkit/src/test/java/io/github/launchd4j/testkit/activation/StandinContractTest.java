package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.contract.ActivationContract;
import io.github.launchd4j.testkit.Jdks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract through launch_activate_socket and JNA, with the native stand-in. */
class StandinContractTest extends ActivationContract {
  private static Path library = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void build() throws Exception {
    library = NativeStandin.build();
  }

  @Override
  protected List<String> outcomes(Map<String, List<String>> sockets, List<String> calls)
      throws Exception {
    Map<String, String> environment =
        Map.of(
            "LAUNCHD_STANDIN",
            specification(sockets),
            "XPC_SERVICE_NAME",
            "com.example.contract",
            "LD_PRELOAD",
            library.toString());
    List<String> command =
        ProgramRun.onDarwin(ActivatingProgram.class, Jdks.own(), calls.toArray(String[]::new));
    ProgramRun run = ProgramRun.of("exec \"$@\"", command, environment, folder);
    return run.lines().stream().map(ProgramRun::outcome).toList();
  }

  private String specification(Map<String, List<String>> sockets) {
    return sockets.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + "="
                    + entry.getValue().stream().map(this::item).collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }

  private String item(String kind) {
    return kind.equals("unix") ? "unix:" + folder.resolve("s") : kind + "4";
  }
}
