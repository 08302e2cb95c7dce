package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.PropertyListParser;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged files: whatever the damage, they are read, or refused by our own exception. */
class DamageTest {

  private static final int ROUNDS = 300;

  @Test
  void damaged_text_is_read_or_refused() {
    List<byte[]> seeds = Fixtures.plists().stream().map(Fixtures::bytes).toList();
    assertTrue(seeds.size() > 100);
    mutate(seeds, new Random(1));
  }

  @Test
  void damaged_binary_files_are_read_or_refused() throws IOException {
    mutate(binarySeeds(), new Random(2));
  }

  @Test
  void damaged_ascii_files_are_read_or_refused() {
    byte[] seed =
        "// job\n{ Label = \"a\\U00e9\"; Program = /bin/sh; A = ( 1, <0fbd77>, 'x', { b = c; } ); }"
            .getBytes(StandardCharsets.UTF_8);
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      seeds.add(seed);
    }
    mutate(seeds, new Random(3));
  }

  @Test
  void a_file_cut_off_anywhere_is_refused_or_read() {
    String whole =
        """
        <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist><!-- a -- b --><plist version="1.0">
        <dict><key>é</key><string>€&amp;&#x1f600;<![CDATA[]]]]></string><key>b</key><integer> \u2003-
        0x1F</integer><key>c</key><real>1e5</real><key>d</key><date>2026-11-23T08:00:00Z</date>
        <key>e</key><data>AQID=</data><key>f</key><array><true></true><false/><dict/></array></dict>
        </plist>
        """;
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int length = 0; length <= bytes.length; length++) {
      try {
        PlistFile.read(Arrays.copyOf(bytes, length));
        read++;
      } catch (PlistException e) {
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      }
    }
    assertEquals(2, read, "whole, with and without its final newline");
  }

  private static List<byte[]> binarySeeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : Fixtures.plists()) {
      if (file.toString().contains("LP106") || file.toString().contains("LP302")) {
        try {
          seeds.add(BinaryPropertyListWriter.writeToArray(PropertyListParser.parse(file.toFile())));
        } catch (IOException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(file + " is no seed", e);
        }
      }
    }
    return seeds;
  }

  private static void mutate(List<byte[]> seeds, Random random) {
    int read = 0;
    int refused = 0;
    for (byte[] seed : seeds) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] damaged = Damage.to(seed, random);
        try {
          PlistDictionary plist = PlistFile.read(damaged);
          Validator.validate(plist);
          read++;
        } catch (PlistException e) {
          assertEquals(1, e.getMessage().lines().count(), e.getMessage());
          refused++;
        }
      }
    }
    assertTrue(read > 0 && refused > 0, read + " read, " + refused + " refused");
  }
}
