package io.github.launchd4j.plist.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever owns the folder puts links in the place of each temporary file that comes to be. */
class AtomicFileTest {
  private static final int WRITES = 400;

  @TempDir private Path folder = Path.of("");

  @Test
  void nothing_is_written_through_a_link() throws Exception {
    Path victim = Files.writeString(folder.resolve("shadow"), "secret");
    Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
    Path his = Files.createDirectory(folder.resolve("his"));
    AtomicBoolean ended = new AtomicBoolean();
    Thread attacker = new Thread(() -> attack(his, victim, ended), "attacker");
    attacker.start();
    byte[] bytes = "evil".getBytes(StandardCharsets.US_ASCII);
    int written = 0;
    for (int i = 0; i < WRITES; i++) {
      try {
        AtomicFile.write(his.resolve("web.plist"), bytes, AtomicFile.PLIST_MODE);
        written++;
      } catch (IOException e) {
        assertEquals("secret", Files.readString(victim)); // he took the temporary file away
      }
    }
    ended.set(true);
    attacker.join();
    assertTrue(written > 0, "the attacker was always faster");
    assertEquals("secret", Files.readString(victim));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)));
  }

  private static void attack(Path folder, Path victim, AtomicBoolean ended) {
    while (!ended.get()) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tmp")) {
        for (Path temporary : files) {
          Files.deleteIfExists(temporary);
          Files.createSymbolicLink(temporary, victim);
        }
      } catch (IOException e) {
        Thread.onSpinWait(); // it was gone already: the next one
      }
    }
  }
}
