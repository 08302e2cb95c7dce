package io.github.launchd4j.plist.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlistEditorTest {

  private static final String FILE =
      """
      <?xml version="1.0"?>
      <plist version="1.0">
      <dict>
        <!-- who we are -->
        <key>Label</key>
        <string>com.example.web</string> <!-- unique -->
        <key>X-Ours</key>
        <array><string>kept</string><!-- <key>Nice</key> --></array>
      </dict>
      </plist>
      """;

  @Test
  void a_value_is_replaced_where_it_stands() throws IOException {
    assertEquals(
        FILE.replace("com.example.web", "a &amp; b"),
        edit().set("Label", new PlistString("a & b")).text());
  }

  @Test
  void a_new_key_stands_at_the_end_in_the_layout_of_the_file() throws IOException {
    PlistDictionary keepAlive = PlistDictionary.EMPTY.with("Crashed", new PlistBoolean(true));
    assertEquals(
        FILE.replace(
            "</array>\n</dict>",
            """
            </array>
              <key>KeepAlive</key>
              <dict>
                <key>Crashed</key>
                <true/>
              </dict>
              <key>WatchPaths</key>
              <array>
                <string>/a
            b</string>
              </array>
            </dict>"""),
        edit()
            .set("KeepAlive", keepAlive)
            .set("WatchPaths", PlistArray.ofStrings(List.of("/a\nb")))
            .text());
  }

  @Test
  void what_is_set_is_what_is_read() throws IOException {
    PlistDictionary value =
        PlistDictionary.EMPTY
            .with("", new PlistString(""))
            .with("a <&> b", PlistArray.ofStrings(List.of("x\n\ty ", "\r", "</dict>")))
            .with("empty", new PlistArray(List.of()));
    PlistEditor editor = edit().set("Sockets", value).set("Label", value);
    PlistDictionary read = PlistFile.read(editor.toBytes());
    assertEquals(value, read.get("Sockets").orElseThrow());
    assertEquals(value, read.get("Label").orElseThrow());
  }

  @Test
  void a_key_is_taken_out_with_its_lines() throws IOException {
    assertEquals(
        FILE.replaceFirst(" *<key>X-Ours</key>\n.*\n", ""), edit().remove("X-Ours").text());
    assertEquals(
        FILE.replace("  <key>Label</key>\n  <string>com.example.web</string> <!--", "   <!--"),
        edit().remove("Label").text());
    assertEquals(FILE, edit().remove("Nice").text());
  }

  @Test
  void an_empty_job_on_one_line_gets_its_first_key() throws IOException {
    String expected = "<plist><dict>\n\t<key>Nice</key>\n\t<integer>1</integer>\n</dict></plist>";
    assertEquals(
        expected,
        PlistEditor.of("<plist><dict/></plist>".getBytes(UTF_8))
            .set("Nice", new PlistInteger(1))
            .text());
    PlistDictionary read =
        PlistFile.read(
            PlistEditor.of("<plist><dict></dict></plist>".getBytes(UTF_8))
                .set("Nice", new PlistInteger(1))
                .toBytes());
    assertEquals(PlistDictionary.EMPTY.with("Nice", new PlistInteger(1)), read);
  }

  @Test
  void the_byte_order_mark_stays() throws IOException {
    byte[] marked = ("\uFEFF" + FILE).getBytes(UTF_8);
    assertArrayEquals(marked, PlistEditor.of(marked).toBytes());
  }

  @Test
  void what_cannot_be_edited_is_refused() {
    assertThrows(PlistException.class, () -> PlistEditor.of("no plist".getBytes(UTF_8)));
    assertThrows(IOException.class, () -> PlistEditor.of("{ a = b; }".getBytes(UTF_8)));
    assertThrows(PlistException.class, () -> edit().set("Label", new PlistString("\u0001")));
  }

  private static PlistEditor edit() throws IOException {
    return PlistEditor.of(FILE.getBytes(UTF_8));
  }
}
