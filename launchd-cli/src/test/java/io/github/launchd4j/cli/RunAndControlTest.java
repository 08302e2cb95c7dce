package io.github.launchd4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands run and control, in processes of their own. */
@Timeout(120)
class RunAndControlTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aRunTakesCommandsAndEndsTidily() throws Exception {
    Process run = run(plist("com.example.job").toString());
    Process print = control("print", "com.example.job");
    assertTrue(
        new String(print.getInputStream().readAllBytes(), UTF_8).contains("state = not running"));
    assertEquals(0, print.waitFor());
    assertEquals(113, control("print", "com.example.other").waitFor());
    run.destroy(); // SIGTERM, as Ctrl-C
    assertTrue(run.waitFor(60, TimeUnit.SECONDS));
    assertTrue(Files.notExists(socket()));
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersRun() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.plist"), "<plist><dict>");
    Process run = run(broken.toString(), plist("com.example.job").toString());
    assertEquals(0, control("print", "com.example.job").waitFor());
    run.destroy();
    run.waitFor();
    String errors = Files.readString(errors());
    assertTrue(errors.startsWith(broken + ":"), errors);
  }

  /** Until it takes commands. */
  private Process run(String... files) throws IOException {
    List<String> words = new ArrayList<>(List.of("run", "--control", socket().toString()));
    words.addAll(List.of(files));
    Process run = command(words);
    String line = "";
    while (!line.startsWith("press Ctrl-C")) {
      line = String.valueOf(run.inputReader().readLine());
    }
    return run;
  }

  private Process control(String... verb) throws IOException {
    List<String> words = new ArrayList<>(List.of("control", "--socket", socket().toString()));
    words.addAll(List.of(verb));
    return command(words);
  }

  private Process command(List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Launchd4j.class.getName());
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()))
        .start();
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  private Path socket() {
    return folder.resolve("control");
  }

  private Path plist(String label) throws IOException {
    Path plist = folder.resolve(label + ".plist");
    Job job =
        Job.builder(label)
            .programArguments("/bin/sleep", "1000")
            .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
            .build();
    PlistFile.write(plist, job.toPropertyList());
    return plist;
  }
}
