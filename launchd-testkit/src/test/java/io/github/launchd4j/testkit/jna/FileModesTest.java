package io.github.launchd4j.testkit.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode of a file, and of no other. */
class FileModesTest {
  @TempDir private Path folder;

  @Test
  void theModeOfAFileIsSet() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    FileModes.set(file, 0640);

    assertEquals(0640, mode(file));
  }

  @Test
  void theFileToWhichALinkLeadsKeepsItsMode() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Files.setAttribute(file, "unix:mode", 0600);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    if (Constants.LINUX || System.getProperty("os.name").equals("Linux")) {
      assertThrows(ErrnoException.class, () -> FileModes.set(link, 0666));
    } else {
      FileModes.set(link, 0666); // the link's own
    }

    assertEquals(0600, mode(file));
  }

  private static int mode(Path file) throws Exception {
    return (int) Files.getAttribute(file, "unix:mode") & 07777;
  }
}
