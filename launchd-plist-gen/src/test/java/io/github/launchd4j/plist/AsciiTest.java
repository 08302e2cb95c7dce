package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.dd.plist.ASCIIPropertyListParser;
import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ASCII property lists by Apple's rules, and beside dd-plist, whose writer follows them. */
class AsciiTest {

  private static final int TREES = 2_000;

  private static PlistDictionary read(String text) throws PlistException {
    return PlistFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of {@code K}, as {@link Dump} has it. */
  private static String value(String written) throws PlistException {
    return Dump.of(read("{ K = " + written + "; }").get("K").orElseThrow());
  }

  private static PlistException refusal(String text) {
    return assertThrows(PlistException.class, () -> read(text), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "word              | \"word\"",
        "$/a://b.c_-9      | \"$/a://b.c_-9\"",
        "'a \"b'           | \"a \\u0022b\"",
        "\"a 'b\"          | \"a 'b\"",
        "'a\\'b'           | \"a'b\"",
        "\"\\\"\\\\\\q\\x41\" | \"\\u0022\\u005cqx41\"",
        "\"\\é\"           | \"\\u00e9\"",
        "\"\\a\\b\\f\\n\\r\\t\\v\" | \"\\u0007\\u0008\\u000c\\u000a\\u000d\\u0009\\u000b\"",
        "\"\\U41z\\U00e90\" | \"Az\\u00e90\"",
        "\"\\Uzz\\Ud83d\\Ude00\" | \"\\u0000zz\\ud83d\\ude00\"",
        "\"\\7\\101x\\1018\" | \"\\u0007AxA8\"",
        "\"\\200\\244\\375\" | \"\\u00a0\\u2044\\u00ff\"",
        "\"\\376\\377\\777\" | \"\\u0000\\u0000\\u0000\"",
      })
  void a_string_is_a_word_or_in_quotes_of_either_kind(String written, String value)
      throws PlistException {
    assertEquals(value, value(written));
  }

  @Test
  void octal_escapes_are_of_the_encoding_of_nextstep() throws PlistException {
    assertEquals("\"\\u00d8\\u00e9\\ufb01\\ufb02\"", value("'\\351\\335\\256\\257'"));
  }

  @Test
  void white_space_and_comments_stand_between_all_tokens() throws PlistException {
    String space = " \t\n\r\f\u000b\u2028\u2029// { \n/* } * */";
    List<String> tokens =
        List.of("{", "a", "=", "(", "b", ",", "< 0f\r\n\t\u2028bd\u2029 >", ",", ")", ";", "}");
    String text = space + String.join(space, tokens) + space;
    assertEquals("{\"a\":[\"b\",b0fbd]}", Dump.of(read(text)));
    assertEquals("{\"a\":\"b\"}", Dump.of(read("{a=b;}/* up to the end")));
  }

  @Test
  void an_entry_without_a_value_has_its_key_for_one() throws PlistException {
    assertEquals("{\"a\":\"a\"}", Dump.of(read("{ a; }")));
  }

  @Test
  void a_strings_file_has_no_braces() throws PlistException {
    assertEquals("{\"a\":\"b\",\"c\":[]}", Dump.of(read("/* a */ 'a' = \"b\"; c = ();\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "/usr/bin", "a = b", "set -e\nls;\n", "/* a */", "a = b; } c"})
  void other_text_is_not_a_property_list(String text) {
    assertEquals(Code.LP003, refusal(text).code());
  }

  @Test
  void the_last_of_equal_keys_counts_and_each_value_has_a_position() throws PlistException {
    PlistDictionary read = read("{\n  e = 1;\n  \"é\" = 2; 'é' = (\n\t3);\n}");
    assertEquals(new Position(1, 1), read.position());
    assertEquals(new Position(3, 3), read.entries().get(1).keyPosition());
    assertEquals(new Position(3, 18), read.get("é").orElseThrow().position());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ a = b }              | 1:3  | the entry \"a\" does not end with ;",
        "{ a = my web; }        | 1:3  | the entry \"a\" does not end with ;",
        "{ a = b@2; }           | 1:3  | the entry \"a\" does not end with ;",
        "{ a = b; } }           | 1:12 | something follows its end",
        "{ a = ~/b; }           | 1:7  | ~ begins no value",
        "{ a = ; }              | 1:7  | ; begins no value",
        "{ a =                  | 1:6  | it ends before a value",
        "{ a = 'b; }            | 1:7  | a string is not closed",
        "{ a = 'b\\             | 1:7  | a string is not closed",
        "{ a = ( b c ); }       | 1:11 | c instead of the ) of what line 1 begins",
        "{ a = ( , b ); }       | 1:9  | , begins no value",
        "{ a = ( { b = c ) ); } | 1:11 | the entry \"b\" does not end with ;",
        "{ a = ( b,             | 1:11 | it ends before a value",
        "{ a = b; = c; }        | 1:10 | = instead of the } of what line 1 begins",
        "{ a = b;               | 1:9  | the end instead of the } of what line 1 begins",
        "{ a = <abc>; }         | 1:10 | data is not two hexadecimal digits a byte",
        "{ a = <a b>; }         | 1:8  | data is not two hexadecimal digits a byte",
        "{ a = <*I5>; }         | 1:8  | data is not two hexadecimal digits a byte",
        "{ a = <ab              | 1:10 | data is not two hexadecimal digits a byte",
      })
  void what_apple_refuses_is_refused_at_its_place(String text, String place, String message) {
    PlistException refusal = refusal(text);
    assertEquals(Code.LP004, refusal.code());
    assertEquals("broken ASCII property list: " + message, refusal.getMessage());
    assertEquals(place, refusal.position().line() + ":" + refusal.position().column());
  }

  @Test
  void text_that_is_not_utf_8_is_refused_in_comments_too() {
    byte[] latin1 = "{ a = b; // é\n}".getBytes(StandardCharsets.ISO_8859_1);
    PlistException refusal = assertThrows(PlistException.class, () -> PlistFile.read(latin1));
    assertEquals(Code.LP005, refusal.code());
    assertEquals(new Position(1, 13), refusal.position());
  }

  @Test
  void nesting_is_bounded_as_in_xml() throws PlistException {
    assertEquals(1, read("{a=" + "(".repeat(511) + ")".repeat(511) + ";}").entries().size());
    assertEquals(Code.LP006, refusal("{a=" + "(".repeat(512) + ")".repeat(512) + ";}").code());
    assertEquals(Code.LP006, refusal("a=" + "(".repeat(100_000)).code());
    assertEquals(Code.LP006, refusal("{a=(" + "b,".repeat(1_000_000) + ");}").code());
  }

  @Test
  void what_dd_plist_writes_is_read_as_it_is_meant() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < TREES; i++) {
      NSDictionary tree = new NSDictionary();
      tree.put("K", random(random, 0));
      String written = tree.toASCIIPropertyList();
      assertEquals(Dump.of(tree), Dump.of(read(written)), written);
      assertEquals(Dump.of(tree), Dump.of(ASCIIPropertyListParser.parse(written)), written);
    }
  }

  /** Text, data and collections of both: more than that the form does not have. */
  private static NSObject random(Random random, int depth) {
    int kind = random.nextInt(depth < 4 ? 4 : 2);
    int size = random.nextInt(6);
    if (kind == 0) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      return new NSData(bytes);
    }
    if (kind == 1) {
      return new NSString(text(random, size));
    }
    NSArray array = new NSArray(size);
    NSDictionary dictionary = new NSDictionary();
    for (int i = 0; i < size; i++) {
      array.setValue(i, random(random, depth + 1));
      dictionary.put(text(random, 3), array.objectAtIndex(i));
    }
    return kind == 2 ? array : dictionary;
  }

  private static String text(Random random, int length) {
    String alphabet = "azAZ09_$/:.- ;=(){}<>,*+~@%\"'\\\n\té€😀";
    return random
        .ints(length, 0, alphabet.codePointCount(0, alphabet.length()))
        .map(i -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, i)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
