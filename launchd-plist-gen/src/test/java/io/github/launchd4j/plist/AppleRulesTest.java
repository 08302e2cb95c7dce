package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CFPropertyList.c accepts, and how; what it refuses is in the fixtures of LP004. */
class AppleRulesTest {

  private static PlistValue value(String xml) throws PlistException {
    return read("<dict><key>k</key>" + xml + "</dict>").get("k").orElseThrow();
  }

  private static PlistDictionary read(String xml) throws PlistException {
    return PlistFile.read(xml.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "007, 7",
    "+7, 7",
    "'  - 7', -7",
    "0x1F, 31",
    "-0XfF, -255",
    "18446744073709551615, 18446744073709551615",
    "-9223372036854775808, -9223372036854775808",
    "'\u2003\u00075', 5",
  })
  void integers_may_have_space_sign_and_hexadecimal_digits(String written, String meant)
      throws PlistException {
    PlistInteger read = (PlistInteger) value("<integer>" + written + "</integer>");
    assertEquals(meant, read.value().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5",
    "' 1e3', 1000.0",
    "-.5, -0.5",
    "1., 1.0",
    "NaN, NaN",
    "+Inf, Infinity",
    "-infinity, -Infinity"
  })
  void reals_may_be_written_in_these_ways(String written, double meant) throws PlistException {
    assertEquals(new PlistReal(meant), value("<real>" + written + "</real>"));
  }

  @Test
  void dates_roll_over() throws PlistException {
    assertEquals(
        new PlistDate(Instant.parse("2027-01-01T00:00:00Z")),
        value("<date>2026-13-01T00:00:00Z</date>"));
  }

  @Test
  void data_skips_what_is_no_base64_and_drops_an_incomplete_rest() throws PlistException {
    PlistData data = (PlistData) value("<data>\n\tAQ-ID\n\tBAU=\n Bg</data>");
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5}, data.value());
  }

  @Test
  void entities_and_cdata_are_resolved() throws PlistException {
    assertEquals(
        new PlistString("<&>'\"é😀 a&amp;<b>"),
        value("<string>&lt;&amp;&gt;&apos;&quot;&#233;&#x1F600; <![CDATA[a&amp;<b>]]></string>"));
  }

  @Test
  void space_in_a_string_is_kept_as_it_is() throws PlistException {
    assertEquals(new PlistString("\r\n a\t"), value("<string>\r\n a\t</string>"));
  }

  @Test
  void attributes_are_skipped_and_end_tags_may_have_space() throws PlistException {
    assertEquals(new PlistString("a"), value("<string xml:space='preserve'>a</string >"));
    assertEquals(new PlistBoolean(true), value("<true />"));
  }

  @Test
  void comments_and_instructions_may_stand_between_elements() throws PlistException {
    assertEquals(
        new PlistArray(List.of(new PlistBoolean(false))),
        value("<!-- a -- b --><array><?x y?><false/><!----></array>"));
  }

  @Test
  void the_last_of_two_equal_keys_counts_and_both_are_kept() throws PlistException {
    PlistDictionary read = read("<dict><key>a</key><true/><key>a</key><false/></dict>");
    assertEquals(new PlistBoolean(false), read.get("a").orElseThrow());
    assertEquals(2, read.entries().size());
    assertEquals(List.of(read.entries().get(1)), read.duplicates());
  }

  @Test
  void an_empty_comment_like_the_shortest_arrow_is_not_closed_by_itself() {
    assertThrows(PlistException.class, () -> read("<!--><dict/>"));
  }

  @Test
  void positions_count_characters_after_every_kind_of_line_end() throws PlistException {
    PlistDictionary read =
        read(
            "<dict>\r\n<!-- é😀 --><key>é</key>\r\t<string>\n\n</string><key>b</key><array>\n<true/></array></dict>");
    assertEquals(new Position(1, 1), read.position());
    assertEquals(new Position(2, 12), read.entries().get(0).keyPosition());
    assertEquals(new Position(3, 2), read.entries().get(0).value().position());
    assertEquals(new Position(5, 10), read.entries().get(1).keyPosition());
    PlistArray array = (PlistArray) read.entries().get(1).value();
    assertEquals(new Position(5, 22), array.position());
    assertEquals(new Position(6, 1), array.values().get(0).position());
  }

  @Test
  void positions_do_not_count_the_byte_order_mark() throws PlistException {
    assertEquals(new Position(1, 1), read("\ufeff<dict/>").position());
    byte[] utf16 = "\ufeff<dict><key>é</key><true/></dict>".getBytes(StandardCharsets.UTF_16BE);
    PlistDictionary read = PlistFile.read(utf16);
    assertEquals(new Position(1, 7), read.entries().get(0).keyPosition());
    assertEquals(new Position(1, 19), read.entries().get(0).value().position());
  }
}
