package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.Constants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How a job gets launch_activate_socket and the XPC transactions: by {@link LaunchLibrary}, which
 * is preloaded into its process and records in a file what it has done.
 *
 * @param state {@code struct state} of launch_activate_socket.c
 */
public record Preload(Path library, Path state) {
  private static final String LD_PRELOAD = "LD_PRELOAD"; // ld.so(8)
  private static final String PID = "LAUNCHD_EMULATOR_PID";

  /**
   * The preload of a job, if the job needs one and can have one; if it cannot, a notice says why.
   */
  public static Optional<Preload> of(
      Job job, Identity identity, boolean systemd, Consumer<EmulatorEvent> events) {
    boolean activates = !job.sockets().isEmpty() && job.inetdCompatibility().isEmpty();
    if (!activates && !job.enableTransactions()) {
      return Optional.empty();
    }
    boolean possible = !systemd && !Constants.isMacOs();
    if (possible) {
      try {
        return Optional.of(make(job, identity));
      } catch (IOException e) {
        String reason =
            "launch_activate_socket is not available (%s); systemd's protocol is used instead";
        events.accept(new Notice("Sockets", reason.formatted(e.getMessage())));
      }
    }
    if (job.enableTransactions()) {
      String key = job.enablePressuredExit() ? "EnablePressuredExit" : "EnableTransactions";
      events.accept(
          new Notice(
              key, "transactions are not available here, so the job is always stopped by SIGKILL"));
    }
    return Optional.empty();
  }

  private static Preload make(Job job, Identity identity) throws IOException {
    if (SetUp.of(job, identity).isJailed()) {
      throw new IOException("its library lies outside the RootDirectory");
    }
    Path library = LaunchLibrary.get();
    Path state = Files.createTempFile(library.getParent(), "job.", "");
    state.toFile().deleteOnExit();
    identity.give(state);
    return new Preload(library, state);
  }

  /**
   * Prepares it for the next process.
   *
   * @param variables the variables of the job, to which more are added
   * @param names the name of each socket, in the order of the descriptors
   * @return the variable that is to get the id of the process
   */
  public Optional<String> announce(List<String> names, Map<String, String> variables)
      throws IOException {
    Files.write(state, new byte[Integer.BYTES + names.size()], StandardOpenOption.WRITE);
    variables.put("LAUNCHD_EMULATOR_STATE", state.toString());
    variables.put(
        "LAUNCHD_EMULATOR_SOCKETS",
        names.stream()
            .map(name -> HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)) + ":")
            .collect(Collectors.joining()));
    variables.merge(LD_PRELOAD, library.toString(), (own, first) -> first + ":" + own);
    variables.remove(PID);
    return Optional.of(PID);
  }

  /** Whether the process that was prepared last has a transaction open. */
  public boolean isTransactionOpen() {
    try (InputStream in = Files.newInputStream(state)) {
      byte[] count = in.readNBytes(Integer.BYTES); // the job may write what it wants
      return count.length == Integer.BYTES
          && ByteBuffer.wrap(count).order(ByteOrder.nativeOrder()).getInt() > 0;
    } catch (IOException e) {
      return false; // somebody deleted the file
    }
  }

  public void close() throws IOException {
    Files.deleteIfExists(state);
  }
}
