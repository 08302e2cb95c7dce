package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

  @TempDir Path folder;

  @Test
  void a_missing_file_is_one_finding() {
    assertEquals(
        List.of("web.plist: error: no such file [LP001]"), lines(folder.resolve("web.plist")));
  }

  @Test
  void a_folder_is_one_finding() throws IOException {
    Path file = Files.createDirectory(folder.resolve("web.plist"));
    assertEquals(List.of("web.plist: error: a folder, not a file [LP001]"), lines(file));
  }

  @Test
  void a_device_is_one_finding() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "needs /dev/zero");
    assertEquals(List.of("zero: error: not a regular file [LP001]"), lines(device));
  }

  @Test
  void a_file_without_permission_is_one_finding() throws IOException {
    Path file = Files.writeString(folder.resolve("web.plist"), "<plist/>");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "needs a user who is not root");
    assertEquals(
        List.of("web.plist: error: cannot be read: permission denied [LP001]"), lines(file));
  }

  @Test
  void a_read_error_is_one_finding() {
    Path memory = Path.of("/proc/self/mem"); // its first page is never mapped: EIO
    assumeTrue(Files.exists(memory), "needs /proc/self/mem");
    List<String> lines = lines(memory);
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).startsWith("mem: error: cannot be read: "), lines.get(0));
  }

  @Test
  void symbolic_links_in_a_circle_are_one_finding() throws IOException {
    Path file = folder.resolve("web.plist");
    Files.createSymbolicLink(file, file);
    List<String> lines = lines(file);
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).startsWith("web.plist: error: cannot be read: "), lines.get(0));
  }

  @Test
  void binary_garbage_is_one_finding() throws IOException {
    byte[] garbage = new byte[4096];
    new Random(7).nextBytes(garbage);
    assertEquals(1, lines(Files.write(folder.resolve("web.plist"), garbage)).size());
  }

  @Test
  void two_gigabytes_are_refused_without_being_read() throws IOException {
    Path file = folder.resolve("web.plist");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }
    assertEquals(
        List.of("web.plist: error: larger than 16 MiB, the limit of this reader [LP006]"),
        lines(file));
  }

  @Test
  void a_hundred_thousand_nested_arrays_are_refused() {
    String text = "<plist>" + "<array>".repeat(100_000) + "</array>".repeat(100_000) + "</plist>";
    PlistException refusal = refusal(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(Code.LP006, refusal.code());
    assertEquals(
        new Position(1, "<plist>".length() + 512 * "<array>".length() + 1), refusal.position());
  }

  @Test
  void a_long_array_is_read() throws PlistException {
    String text =
        "<plist><dict><key>a</key><array>" + "<true/>".repeat(240_000) + "</array></dict></plist>";
    assertEquals(1, PlistFile.read(text.getBytes(StandardCharsets.UTF_8)).entries().size());
  }

  @Test
  void a_hundred_thousand_unknown_keys_are_told_by_a_hundred_findings() throws IOException {
    StringBuilder text = new StringBuilder("<dict>");
    for (int i = 0; i < 100_000; i++) {
      text.append("<key>Environmental").append(i).append("</key><true/>");
    }
    Path file = Files.writeString(folder.resolve("web.plist"), text.append("</dict>"));
    List<String> lines = lines(file);
    assertEquals(100, lines.stream().filter(line -> line.endsWith("[LP105]")).count());
  }

  @Test
  void a_binary_array_that_holds_itself_is_refused() {
    PlistException refusal = refusal(binary(new byte[] {(byte) 0xa1, 0}, 8));
    assertEquals("broken binary property list: object 0 holds itself", refusal.getMessage());
  }

  @Test
  void a_binary_array_that_doubles_itself_forty_times_is_refused() {
    byte[] objects = new byte[41 * 3];
    int[] offsets = new int[41];
    for (int i = 0; i < 40; i++) {
      offsets[i] = 8 + 3 * i;
      objects[3 * i] = (byte) 0xa2;
      objects[3 * i + 1] = (byte) (i + 1);
      objects[3 * i + 2] = (byte) (i + 1);
    }
    offsets[40] = 8 + 120;
    objects[120] = 0x09;
    assertEquals(Code.LP006, refusal(binary(objects, offsets)).code());
  }

  @Test
  void a_binary_array_that_claims_a_billion_elements_is_refused() {
    byte[] objects = {(byte) 0xaf, 0x12, 0x3b, (byte) 0x9a, (byte) 0xca, 0};
    PlistException refusal = refusal(binary(objects, 8));
    assertEquals(
        "broken binary property list: object 0 is longer than the file", refusal.getMessage());
  }

  @Test
  void a_sound_binary_dictionary_is_read() throws PlistException {
    byte[] objects = {(byte) 0xd1, 1, 2, 0x51, 'a', 0x09};
    PlistDictionary read = PlistFile.read(binary(objects, 8, 11, 13));
    assertEquals(PlistDictionary.EMPTY.with("a", new PlistBoolean(true)), read);
    assertEquals(Position.NONE, read.position());
  }

  private static byte[] binary(byte[] objects, int... offsets) {
    byte[] file = new byte[8 + objects.length + offsets.length + 32];
    byte[] magic = "bplist00".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(magic, 0, file, 0, 8);
    System.arraycopy(objects, 0, file, 8, objects.length);
    for (int i = 0; i < offsets.length; i++) {
      file[8 + objects.length + i] = (byte) offsets[i];
    }
    int trailer = file.length - 32;
    file[trailer + 6] = 1;
    file[trailer + 7] = 1;
    file[trailer + 15] = (byte) offsets.length;
    file[trailer + 31] = (byte) (8 + objects.length);
    return Arrays.copyOf(file, file.length);
  }

  private static PlistException refusal(byte[] bytes) {
    return assertThrows(PlistException.class, () -> PlistFile.read(bytes));
  }

  /** The findings without their help lines. */
  private static List<String> lines(Path file) {
    return Validator.validate(file).stream()
        .map(finding -> finding.format(String.valueOf(file.getFileName())))
        .map(text -> text.lines().findFirst().orElse(""))
        .toList();
  }
}
