package io.github.launchd4j.cli.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What launchctl is told, and waited for. */
class LaunchdHostTest {
  private static final Job JOB =
      Job.builder("com.example.probe").programArguments("/bin/echo").build();
  private static final String PRINT = "print gui/501/com.example.probe";
  private static final String BOOTOUT = "bootout gui/501/com.example.probe";

  @TempDir private Path folder = Path.of("");

  private FakeLaunchctl fake;
  private LaunchdHost host;

  @BeforeEach
  void makeFake() throws IOException {
    fake = new FakeLaunchctl(folder);
    host = new LaunchdHost(new LaunchctlDomain(fake.path().toString(), "gui/501"));
  }

  @Test
  void aJobIsBootstrappedFromItsFile() throws Exception {
    host.load(JOB, folder);
    Path plist = folder.resolve("com.example.probe.plist");
    assertEquals(List.of("bootstrap gui/501 " + plist), fake.calls());
    assertEquals(JOB, Job.from(PlistFile.read(plist)));
  }

  @Test
  void removingWaitsUntilTheJobIsGone() throws Exception {
    fake.script("bootout", "echo 2 > left; exit 36");
    fake.script(
        "print",
        """
        left=$(cat left 2>/dev/null || echo 9)
        [ $left -gt 0 ] || exit 113
        [ $left -eq 9 ] || echo $((left - 1)) > left""");
    host.load(JOB, folder).remove();
    assertEquals(
        List.of(PRINT, BOOTOUT, PRINT, PRINT, PRINT), fake.calls().subList(1, fake.calls().size()));
  }

  @Test
  void aSecondRemovalDoesNothing() throws Exception {
    Host.Loaded loaded = host.load(JOB, folder);
    loaded.remove();
    loaded.remove();
    assertEquals(1, fake.calls().stream().filter(BOOTOUT::equals).count());
  }

  @Test
  void whatAFailedBootstrapLeavesIsRemoved() throws Exception {
    fake.script("bootstrap", "touch loaded; echo 'Input/output error'; exit 5");
    IOException failure = assertThrows(IOException.class, () -> host.load(JOB, folder));
    assertEquals(
        fake.path()
            + " bootstrap gui/501 "
            + folder.resolve("com.example.probe.plist")
            + " failed (5): Input/output error",
        failure.getMessage());
    assertEquals(List.of(PRINT, BOOTOUT, PRINT), fake.calls().subList(1, fake.calls().size()));
  }

  @Test
  void nothingIsBootedOutWhereNothingIsLoaded() throws Exception {
    fake.script("bootstrap", "exit 125");
    assertThrows(IOException.class, () -> host.load(JOB, folder));
    assertEquals(List.of(PRINT), fake.calls().subList(1, fake.calls().size()));
  }
}
