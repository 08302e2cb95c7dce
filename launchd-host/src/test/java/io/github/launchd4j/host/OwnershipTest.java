package io.github.launchd4j.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owner and group of the installed file, by a real chown. */
class OwnershipTest {
  private static final String LABEL = "com.example.web";
  private static final int SOMEBODY = 4711;

  @TempDir private Path folder = Path.of("");
  private final FakeMac mac = new FakeMac();
  private Path plist = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void asRoot() throws IOException {
    assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root may give files away");
    mac.runByRoot();
    plist = folder.resolve("generated.plist");
    Job job = Job.builder(LABEL).programArguments("/bin/sleep", "60").runAtLoad(true).build();
    PlistFile.write(plist, job.toPropertyList());
    give(plist, SOMEBODY);
    target = folder.resolve("jobs").resolve(LABEL + ".plist");
  }

  @Test
  void aDaemonsFileIsRootsWhoeverMadeIt() throws IOException {
    Installation installation = to("system");
    installation.installPlan().run(command -> {});
    assertOwner(0);
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
    assertTrue(installation.installPlan().isEmpty());
  }

  @Test
  void aDaemonsFileThatIsSomebodysIsMadeRootsAgain() throws IOException {
    Installation installation = to("system");
    installation.installPlan().run(command -> {});
    Files.setAttribute(target, "unix:gid", SOMEBODY);
    assertFalse(installation.installPlan().isEmpty());
    give(target, SOMEBODY);
    installation.installPlan().run(command -> {});
    assertOwner(0);
  }

  @Test
  void anAgentsFileThatIsRootsIsNotDone() throws IOException {
    Installation installation = to("gui/501");
    installation.installPlan().run(command -> {});
    assertTrue(installation.installPlan().isEmpty());
    give(folder.resolve("jobs"), SOMEBODY);
    assertFalse(installation.installPlan().isEmpty());
    give(target, SOMEBODY);
    assertTrue(installation.installPlan().isEmpty());
  }

  private Installation to(String domain) throws IOException {
    return Installation.of(
        plist, new DomainTarget(domain, folder.resolve("jobs")), mac.launchctl());
  }

  private void assertOwner(int id) throws IOException {
    assertEquals(id, Files.getAttribute(target, "unix:uid"));
    assertEquals(id, Files.getAttribute(target, "unix:gid"));
  }

  private static void give(Path path, int id) throws IOException {
    Files.setAttribute(path, "unix:uid", id);
    Files.setAttribute(path, "unix:gid", id);
  }
}
