package io.github.launchd4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever owns the folder exchanges what is in it between the reading and the writing. */
class EditedFileTest {
  private static final byte[] EVIL = "evil".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder = Path.of("");
  private Path his = Path.of("");
  private Path file = Path.of("");
  private Path roots = Path.of("");
  private Path victim = Path.of("");

  @BeforeEach
  void files() throws IOException {
    his = Files.createDirectory(folder.resolve("his"));
    file = Files.writeString(his.resolve("web.plist"), "his");
    roots = Files.createDirectory(folder.resolve("roots"));
    victim = Files.writeString(roots.resolve("web.plist"), "secret");
    Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void a_link_put_in_the_place_of_the_file_is_replaced_and_not_followed() throws IOException {
    try (EditedFile edited = EditedFile.open(file)) {
      assertEquals("his", new String(edited.read(), StandardCharsets.UTF_8));
      Files.delete(file);
      Files.createSymbolicLink(file, victim);
      edited.replace(EVIL);
    }
    assertFalse(Files.isSymbolicLink(file));
    assertUnharmed();
  }

  @Test
  void a_link_there_when_it_is_read_is_not_followed() throws IOException {
    try (EditedFile edited = EditedFile.open(file)) {
      Files.delete(file);
      Files.createSymbolicLink(file, victim);
      assertThrows(IOException.class, edited::read);
    }
  }

  @Test
  void a_folder_put_in_the_place_of_the_folder_is_left_alone() throws IOException {
    try (EditedFile edited = EditedFile.open(file)) {
      edited.read();
      Files.move(his, folder.resolve("aside"));
      Files.createSymbolicLink(his, roots);
      assertThrows(IOException.class, () -> edited.replace(EVIL));
    }
    assertUnharmed();
    try (Stream<Path> left = Files.list(roots)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void owner_group_and_mode_stay() throws IOException {
    assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root may give files away");
    Files.setAttribute(file, "unix:uid", 4711);
    Files.setAttribute(file, "unix:gid", 4712);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    try (EditedFile edited = EditedFile.open(file)) {
      edited.replace(EVIL);
    }
    assertArrayEquals(EVIL, Files.readAllBytes(file));
    assertEquals(4711, Files.getAttribute(file, "unix:uid"));
    assertEquals(4712, Files.getAttribute(file, "unix:gid"));
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Stream<Path> left = Files.list(his)) {
      assertEquals(1, left.count());
    }
  }

  private void assertUnharmed() throws IOException {
    assertEquals("secret", Files.readString(victim));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(victim, LinkOption.NOFOLLOW_LINKS)));
  }
}
