package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSSet;
import com.dd.plist.NSString;
import com.dd.plist.PropertyListParser;
import com.dd.plist.UID;
import io.github.launchd4j.plist.ddplist.DdPlist;
import io.github.launchd4j.plist.finding.PlistException;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To dd-plist's model and back. */
class DdPlistTest {

  private static PlistDictionary with(PlistValue value) {
    return PlistDictionary.EMPTY.with("K", value);
  }

  private static NSDictionary with(NSObject value) {
    NSDictionary dictionary = new NSDictionary();
    dictionary.put("K", value);
    return dictionary;
  }

  @Test
  void every_type_comes_back_equal() {
    List<PlistValue> values =
        List.of(
            new PlistString("café \ud83d\ude00 \u0000"),
            new PlistBoolean(true),
            new PlistBoolean(false),
            new PlistInteger(Long.MAX_VALUE),
            new PlistInteger(Long.MIN_VALUE),
            new PlistReal(1),
            new PlistReal(-0.0),
            new PlistReal(Double.NaN),
            new PlistReal(Double.NEGATIVE_INFINITY),
            new PlistDate(Instant.parse("1999-12-31T23:59:59.123Z")),
            new PlistDate(Instant.parse("-0004-01-01T00:00:00Z")),
            new PlistData(new byte[] {0, -1}),
            new PlistData(new byte[0]),
            new PlistArray(List.of()),
            PlistDictionary.EMPTY);
    PlistDictionary tree =
        with(new PlistArray(values)).with("", with(new PlistArray(List.of(with(values.get(0))))));
    assertEquals(tree, DdPlist.fromDdPlist(DdPlist.toDdPlist(tree)));
  }

  /** Of the fixtures, and of the real files where they lie beside the checkout. */
  @Test
  void what_is_in_a_file_comes_back_equal_and_dd_plist_reads_it_as_we_do() throws Exception {
    List<Path> files = new ArrayList<>(Fixtures.plists());
    Fixtures.shared("corpus").ifPresent(corpus -> files.addAll(Fixtures.plists(corpus)));
    Fixtures.shared("third-party").ifPresent(others -> files.addAll(Fixtures.files(others)));
    int converted = 0;
    for (Path file : files) {
      PlistDictionary tree;
      NSDictionary theirs;
      try {
        tree = PlistFile.read(file);
        theirs = DdPlist.toDdPlist(tree);
      } catch (PlistException | IllegalArgumentException e) {
        continue; // a bad fixture, or an integer above 2^63-1
      }
      converted++;
      String dump = Dump.of(tree);
      assertEquals(dump, Dump.of(theirs), file::toString);
      assertEquals(dump, Dump.of(DdPlist.fromDdPlist(theirs)), file::toString);
      byte[] written = BinaryPropertyListWriter.writeToArray(theirs);
      assertEquals(dump, Dump.of(PlistFile.read(written)), file::toString);
    }
    System.out.printf("%d of %d files to dd-plist and back%n", converted, files.size());
    assertTrue(converted > 400, converted + " files");
  }

  @Test
  void what_dd_plist_has_read_can_be_checked() throws Exception {
    String xml = "<plist version=\"1.0\"><dict><key>Label</key><string>web</string></dict></plist>";
    NSDictionary read =
        (NSDictionary) PropertyListParser.parse(xml.getBytes(StandardCharsets.UTF_8));
    assertEquals("web", Job.from(DdPlist.fromDdPlist(read)).label());
    assertEquals(Position.NONE, DdPlist.fromDdPlist(read).position());
  }

  @Test
  void the_last_of_equal_keys_is_kept() {
    PlistDictionary twice =
        new PlistDictionary(
            List.of(
                new Entry("a", new PlistInteger(1)),
                new Entry("b", new PlistInteger(2)),
                new Entry("a", new PlistInteger(3))));
    NSDictionary converted = DdPlist.toDdPlist(twice);
    assertEquals(List.of("a", "b"), List.copyOf(converted.keySet()));
    assertEquals(new NSNumber(3), converted.get("a"));
  }

  @Test
  void what_the_other_model_cannot_hold_is_refused() {
    PlistValue wide = new PlistInteger(BigInteger.ONE.shiftLeft(63), Position.NONE);
    assertThrows(IllegalArgumentException.class, () -> DdPlist.toDdPlist(with(wide)));
    PlistValue far = new PlistDate(Instant.MAX);
    assertThrows(IllegalArgumentException.class, () -> DdPlist.toDdPlist(with(far)));
    NSArray circle = new NSArray(1);
    circle.setValue(0, circle);
    NSArray hole = new NSArray(1);
    for (NSObject odd : List.of(new UID("u", new byte[] {1}), circle, hole)) {
      assertThrows(IllegalArgumentException.class, () -> DdPlist.fromDdPlist(with(odd)));
    }
  }

  @Test
  void a_set_becomes_an_array_and_a_date_keeps_its_milliseconds() throws IOException {
    PlistDictionary set = DdPlist.fromDdPlist(with(new NSSet(true, new NSString("a"))));
    assertEquals(with(new PlistArray(List.of(new PlistString("a")))), set);
    PlistDictionary date =
        DdPlist.fromDdPlist(with(new NSDate(Date.from(Instant.ofEpochMilli(1_500)))));
    assertEquals(with(new PlistDate(Instant.ofEpochMilli(1_500))), date);
    assertTrue(PlistFile.toXml(date).contains("<date>1970-01-01T00:00:01Z</date>"));
  }
}
