package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.json.JsonReader;
import io.github.launchd4j.plist.json.JsonWriter;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlistFileTest {

  @TempDir Path folder;

  @Test
  void a_file_is_laid_out_as_apples_are() throws PlistException {
    PlistDictionary plist =
        PlistDictionary.EMPTY
            .with("Label", new PlistString("a & b <c> \"d\""))
            .with("RunAtLoad", new PlistBoolean(true))
            .with("WatchPaths", PlistArray.ofStrings(List.of("/tmp", "/var")))
            .with("Sockets", PlistDictionary.EMPTY)
            .with("QueueDirectories", new PlistArray(List.of()))
            .with("Nice", new PlistInteger(-5))
            .with("Real", new PlistReal(0.5))
            .with("Date", new PlistDate(Instant.parse("2026-11-23T08:00:00Z")))
            .with("Data", new PlistData(new byte[] {1, 2, 3}));
    assertEquals(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
        	<key>Label</key>
        	<string>a &amp; b &lt;c&gt; "d"</string>
        	<key>RunAtLoad</key>
        	<true/>
        	<key>WatchPaths</key>
        	<array>
        		<string>/tmp</string>
        		<string>/var</string>
        	</array>
        	<key>Sockets</key>
        	<dict/>
        	<key>QueueDirectories</key>
        	<array/>
        	<key>Nice</key>
        	<integer>-5</integer>
        	<key>Real</key>
        	<real>0.5</real>
        	<key>Date</key>
        	<date>2026-11-23T08:00:00Z</date>
        	<key>Data</key>
        	<data>
        	AQID
        	</data>
        </dict>
        </plist>
        """,
        PlistFile.toXml(plist));
  }

  @Test
  void what_is_written_reads_back_equal() throws PlistException {
    Random random = new Random(20261123);
    for (int i = 0; i < 500; i++) {
      PlistDictionary tree = (PlistDictionary) tree(random, 0);
      String xml = PlistFile.toXml(tree);
      PlistDictionary read = PlistFile.read(xml.getBytes(StandardCharsets.UTF_8));
      assertEquals(tree, read);
      assertEquals(xml, PlistFile.toXml(read));
    }
  }

  private static PlistValue tree(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(depth > 5 ? 7 : 9);
    return switch (kind) {
      case 1 -> new PlistBoolean(random.nextBoolean());
      case 2 -> new PlistInteger(new BigInteger(64, random), Position.NONE);
      case 3 -> new PlistReal(random.nextGaussian() * 1e20);
      case 4 -> new PlistDate(Instant.ofEpochSecond(random.nextInt()));
      case 5 -> new PlistData(bytes(random));
      case 6 -> new PlistString(text(random));
      case 7 -> array(random, depth);
      default -> dictionary(random, depth);
    };
  }

  private static PlistValue array(Random random, int depth) {
    List<PlistValue> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(tree(random, depth + 1));
    }
    return new PlistArray(values);
  }

  private static PlistValue dictionary(Random random, int depth) {
    List<Entry> entries = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      entries.add(new Entry(text(random), tree(random, depth + 1)));
    }
    return new PlistDictionary(entries);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(Random random) {
    String alphabet = "ab&<>\"'\r\n\t ]é€\ud83d\ude00]]>";
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  @Test
  void a_file_is_replaced_with_mode_0644_and_nothing_is_left_beside_it() throws IOException {
    Path file = Files.writeString(folder.resolve("web.plist"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    PlistFile.write(file, PlistDictionary.EMPTY.with("Label", new PlistString("é")));
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of(file), Fixtures.list(folder));
    assertEquals("é", ((PlistString) PlistFile.read(file).get("Label").orElseThrow()).value());
  }

  @Test
  void a_relative_file_is_written_into_the_working_folder() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("web.plist"));
    PlistFile.write(relative, PlistDictionary.EMPTY);
    assertEquals(PlistDictionary.EMPTY, PlistFile.read(folder.resolve("web.plist")));
  }

  @Test
  void a_control_character_is_refused_and_the_old_file_stays() throws IOException {
    Path file = Files.writeString(folder.resolve("web.plist"), "old");
    PlistDictionary plist = PlistDictionary.EMPTY.with("a\u0007b", new PlistBoolean(true));
    PlistException refusal = assertThrows(PlistException.class, () -> PlistFile.write(file, plist));
    assertEquals("character U+0007 in \"a?b\" cannot be represented in XML", refusal.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), Fixtures.list(folder));
  }

  @Test
  void a_missing_folder_is_an_io_exception() {
    Path file = folder.resolve("none/web.plist");
    assertThrows(IOException.class, () -> PlistFile.write(file, PlistDictionary.EMPTY));
  }

  @Test
  void a_tree_too_deep_to_be_read_again_is_not_written() {
    PlistValue deep = new PlistBoolean(true);
    for (int i = 0; i < 600; i++) {
      deep = new PlistArray(List.of(deep));
    }
    PlistDictionary plist = PlistDictionary.EMPTY.with("a", deep);
    PlistException refusal = assertThrows(PlistException.class, () -> PlistFile.toXml(plist));
    assertEquals(Code.LP006, refusal.code());
  }

  @Test
  void what_is_nested_deeply_is_written_in_lines_that_are_not_long() throws PlistException {
    PlistValue deep = new PlistArray(Collections.nCopies(1000, new PlistBoolean(true)));
    for (int i = 0; i < 500; i++) {
      deep = new PlistArray(List.of(deep));
    }
    PlistDictionary plist = PlistDictionary.EMPTY.with("a", deep);
    String xml = PlistFile.toXml(plist);
    assertEquals(plist, PlistFile.read(xml.getBytes(StandardCharsets.UTF_8)));
    assertEquals("\t".repeat(16) + "<true/>", xml.lines().toList().get(600));
    String json = JsonWriter.write(plist);
    assertEquals(plist, JsonReader.read(json));
    assertEquals(" ".repeat(32) + "true,", json.lines().toList().get(600));
  }
}
