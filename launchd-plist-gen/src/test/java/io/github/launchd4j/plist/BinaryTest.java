package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.BinaryPropertyListParser;
import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSObject;
import com.dd.plist.PropertyListParser;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.BinaryWriter;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binary property lists, read and written; dd-plist is the second opinion. */
class BinaryTest {

  private static PlistDictionary with(PlistValue value) {
    return PlistDictionary.EMPTY.with("K", value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "255",
        "256",
        "65536",
        "4294967295",
        "4294967296",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "18446744073709551615"
      })
  void integers_are_read_as_written(String number) throws PlistException {
    PlistDictionary tree = with(new PlistInteger(new BigInteger(number), Position.NONE));
    assertEquals(tree, PlistFile.read(BinaryWriter.write(tree)));
  }

  @Test
  void every_kind_of_value_is_read_as_written_and_as_dd_plist_reads_it() throws Exception {
    List<PlistValue> values =
        new ArrayList<>(
            List.of(
                new PlistString("a"),
                new PlistString("café 😀"),
                new PlistString("x".repeat(70_000)),
                new PlistReal(-0.5),
                new PlistDate(Instant.parse("1999-12-31T23:59:59Z")),
                new PlistData(new byte[300]),
                PlistDictionary.EMPTY,
                new PlistArray(List.of())));
    for (int i = 0; i < 300; i++) {
      values.add(new PlistString("number " + i)); // more objects than one byte counts
    }
    PlistDictionary tree = with(new PlistArray(values));
    byte[] written = BinaryWriter.write(tree);
    assertEquals(tree, PlistFile.read(written));
    assertEquals(Dump.of(tree), Dump.of(BinaryPropertyListParser.parse(written)));
  }

  @Test
  void what_dd_plist_writes_is_read_as_it_is_meant() throws Exception {
    int read = 0;
    for (Path file : Fixtures.plists()) {
      byte[] binary;
      NSObject object;
      try {
        object = PropertyListParser.parse(Fixtures.bytes(file));
        binary = BinaryPropertyListWriter.writeToArray(object);
      } catch (Exception e) { // of many classes: a bad fixture
        continue;
      }
      try {
        assertEquals(Dump.of(object), Dump.of(PlistFile.read(binary)), file::toString);
        read++;
      } catch (PlistException e) {
        assertTrue(List.of(Code.LP006, Code.LP007).contains(e.code()), file::toString);
      }
    }
    assertTrue(read > 100, read + " files");
  }

  @Test
  void half_a_surrogate_pair_is_refused_by_both_writers() {
    for (PlistDictionary tree :
        List.of(
            with(new PlistString("a\ud800b")),
            PlistDictionary.EMPTY.with("\udc00", with(PlistDictionary.EMPTY)))) {
      assertEquals(
          Code.LP008, assertThrows(PlistException.class, () -> BinaryWriter.write(tree)).code());
      assertEquals(
          Code.LP008, assertThrows(PlistException.class, () -> PlistFile.toXml(tree)).code());
    }
  }

  @Test
  void an_integer_of_more_than_64_bits_is_refused_by_both_writers() {
    PlistDictionary tree = with(new PlistInteger(BigInteger.ONE.shiftLeft(64), Position.NONE));
    assertEquals(
        Code.LP015, assertThrows(PlistException.class, () -> BinaryWriter.write(tree)).code());
    assertEquals(
        Code.LP015, assertThrows(PlistException.class, () -> PlistFile.toXml(tree)).code());
  }

  @Test
  void launchd_reads_the_last_of_equal_keys_utf_8_and_64_bits() {
    byte[] twice = {(byte) 0xd2, 1, 1, 2, 3, 0x51, 'a', 0x51, 'b', 0x51, 'c'};
    assertEquals(
        List.of("launchd reads the last value of the key \"a\", plutil reads the first"),
        told(twice, 8, 13, 15, 17));
    byte[] high = {(byte) 0xd1, 1, 2, 0x51, 'a', 0x52, (byte) 0xc3, (byte) 0xa9};
    assertEquals(List.of("launchd reads \"é\", plutil reads \"Ã©\""), told(high, 8, 11, 13));
    byte[] wide = new byte[3 + 2 + 17];
    System.arraycopy(new byte[] {(byte) 0xd1, 1, 2, 0x51, 'a', 0x14}, 0, wide, 0, 6);
    Arrays.fill(wide, 14, 22, (byte) 0xff);
    assertEquals(
        List.of("launchd reads -1, plutil reads 18446744073709551615"), told(wide, 8, 11, 13));
  }

  @Test
  void what_launchd_refuses_is_told() {
    byte[] numberAsKey = {(byte) 0xd1, 1, 2, 0x10, 5, 0x51, 'b'};
    assertEquals(Code.LP018, refusal(numberAsKey, 8, 11, 13).code());
    byte[] uid = {(byte) 0xd1, 1, 2, 0x51, 'a', (byte) 0x80, 3};
    assertEquals(Code.LP018, refusal(uid, 8, 11, 13).code());
    byte[] nothing = {(byte) 0xd1, 1, 2, 0x51, 'a', 0x00};
    assertEquals(Code.LP106, refusal(nothing, 8, 11, 13).code());
    byte[] dictionaryAsKey = {(byte) 0xd1, 1, 2, (byte) 0xd0, 0x51, 'b'};
    assertEquals(Code.LP004, refusal(dictionaryAsKey, 8, 11, 12).code());
  }

  @Test
  void a_small_file_that_stands_for_much_text_is_refused() {
    byte[] objects = new byte[4 + 1 + 4 + 2000 + 5 + 20_000];
    System.arraycopy(new byte[] {(byte) 0xd1, 1, 2, 0x51, 'a'}, 0, objects, 0, 5);
    System.arraycopy(new byte[] {(byte) 0xaf, 0x11, 0x07, (byte) 0xd0}, 0, objects, 5, 4);
    Arrays.fill(objects, 9, 2009, (byte) 3);
    System.arraycopy(new byte[] {0x5f, 0x11, 0x4e, 0x20}, 0, objects, 2009, 4);
    Arrays.fill(objects, 2013, objects.length, (byte) 'x');
    int[] offsets = {8, 11, 13, 2017};
    byte[] file = file(objects, 2, offsets);
    assertEquals(Code.LP006, assertThrows(PlistException.class, () -> PlistFile.read(file)).code());
  }

  private static List<String> told(byte[] objects, int... offsets) {
    return Validator.validate(file(objects, 1, offsets)).stream()
        .filter(finding -> finding.code() == Code.LP019)
        .map(Finding::message)
        .toList();
  }

  private static PlistException refusal(byte[] objects, int... offsets) {
    byte[] file = file(objects, 1, offsets);
    return assertThrows(PlistException.class, () -> PlistFile.read(file));
  }

  private static byte[] file(byte[] objects, int offsetSize, int... offsets) {
    int table = 8 + objects.length;
    byte[] file = new byte[table + offsetSize * offsets.length + 32];
    System.arraycopy("bplist00".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 8);
    System.arraycopy(objects, 0, file, 8, objects.length);
    int at = table;
    for (int offset : offsets) {
      for (int i = offsetSize - 1; i >= 0; i--) {
        file[at++] = (byte) (offset >> (8 * i));
      }
    }
    int trailer = file.length - 32;
    file[trailer + 6] = (byte) offsetSize;
    file[trailer + 7] = 1;
    file[trailer + 15] = (byte) offsets.length;
    file[trailer + 30] = (byte) (table >> 8);
    file[trailer + 31] = (byte) table;
    return file;
  }
}
