package io.github.launchd4j.cli.work;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.BinaryWriter;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Files that are hard to read, to judge, to mend or to write, in any size. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Shape {
  ARGUMENTS_IN_ONE_LINE(n -> job("ProgramArguments", array("<string>a</string>", n))),
  ARGUMENTS_BY_LINES(n -> job("ProgramArguments", array("\n<string>a</string>", n))),
  OPTIONS_OF_JAVA(n -> job("ProgramArguments", array(java(), "\n<string>-Da%d=b</string>", n))),
  ARRAY_OF_BOOLEANS(n -> job("Odd", array("<true/>", n))),
  NESTED_IN_ONE_LINE(n -> job("Odd", array(nested(""), n / 300))),
  NESTED_BY_LINES(n -> job("Odd", array(nested("\n"), n / 300))),
  NESTED_AND_INDENTED(n -> job("Odd", array(indented(), n / 300))),
  WIDE_AND_DEEP(n -> job("Odd", deep(300, "<true/>".repeat(n)))),
  SAME_KEY_IN_ONE_LINE(n -> dict("<key>RunAtLoad</key><true/>".repeat(n))),
  SAME_KEY_BY_LINES(n -> dict("\n<key>RunAtLoad</key>\n<true/>".repeat(n))),
  KEYS_IN_OTHER_CASE(n -> dict("\n<key>runatload</key><true/>".repeat(n))),
  UNKNOWN_KEYS_IN_ONE_LINE(n -> dict(counted("<key>RunAtLoad%d</key><true/>", n))),
  UNKNOWN_KEYS_BY_LINES(n -> dict(counted("\n<key>Environmental%d</key>\n<true/>", n))),
  WRONG_TYPES_IN_ONE_LINE(n -> variables("<key>V%d</key><integer>1</integer>", n)),
  WRONG_TYPES_BY_LINES(n -> variables("\n<key>V%d</key>\n<integer>1</integer>", n)),
  WRONG_ELEMENTS(n -> job("ProgramArguments", array("\n<integer>1</integer>", n))),
  VARIABLES(n -> variables("\n<key>V%d</key>\n<string>$HOME/a</string>", n)),
  SOCKETS(n -> sockets("<key>SockServiceName</key><string>%d</string>", n)),
  SOCKETS_OF_NO_TYPE(n -> sockets("<key>SockType</key><string>TCP</string>", n)),
  SOCKETS_OF_WORSE_TYPE(n -> sockets("\n<key>Socktype</key><string>foo</string>", n)),
  SOCKETS_BY_MODE(n -> sockets("<key>SockPathMode</key><string>384</string>", n)),
  SAME_TIME(n -> job("StartCalendarInterval", array("<dict>" + time(1, 1) + "</dict>", n))),
  MANY_TIMES(n -> job("StartCalendarInterval", times(n))),
  SERVICES(n -> job("MachServices", dictOf("\n<key>a%d</key><true/>", n))),
  PATHS(n -> job("WatchPaths", array("", "\n<string>/a/%d</string>", n))),
  PATH_STATES(n -> job("KeepAlive", entry("PathState", dictOf("\n<key>/a%d</key><true/>", n)))),
  EVENTS(n -> job("LaunchEvents", dictOf("<key>a.b</key><dict><key>c%d</key><dict/></dict>", n))),
  LONG_STRING(n -> job("WorkingDirectory", string("/usr/local/bin/anything".repeat(n)))),
  LONG_KEY(n -> dict("<key>" + "RunAtLoad".repeat(n) + "</key><true/>")),
  STRING_OF_SPACES(n -> job("WorkingDirectory", string("/" + " ".repeat(10 * n) + "/"))),
  STRING_OF_ENTITIES(n -> job("WorkingDirectory", string("/" + "&amp;&#65;".repeat(n)))),
  STRING_OF_CONTROLS(n -> job("WorkingDirectory", string("/" + "&#1;".repeat(n)))),
  STRING_OF_SECTIONS(n -> job("WorkingDirectory", string("/" + "<![CDATA[a]]>".repeat(n)))),
  STRING_OF_PAIRS(n -> job("WorkingDirectory", string("/" + "\ud83d\ude00\n".repeat(n)))),
  BARE_AMPERSANDS(n -> job("WorkingDirectory", string("/" + "a & b".repeat(n)))),
  SCRIPT(n -> script("echo a && b | c; ".repeat(n))),
  SCRIPT_OF_QUOTES(n -> script("'a \"b\" ' \\\" `c` $(d ".repeat(n))),
  SCRIPT_OF_VARIABLES(n -> script("$HOME ${A} ~/b ".repeat(n))),
  SCRIPT_BY_LINES(n -> script("if a\nthen b\nfi\n".repeat(n))),
  COMMAND_IN_ONE_STRING(n -> job("Program", string("/usr/bin/java -jar " + "a ".repeat(n)))),
  COMMENTS(n -> dict("<!-- a -->".repeat(n))),
  COMMENTS_WITH_HYPHENS(n -> dict("<!-- a -- b --><!-- a -->\n".repeat(n))),
  ONE_LONG_COMMENT(n -> dict("<!-- launchd4j: " + "LP806 ".repeat(n) + " -->")),
  SUPPRESSIONS(n -> dict(counted("\n<!-- launchd4j: LP105 -->\n<key>A%d</key><true/>", n))),
  SUPPRESSIONS_OF_NOTHING(n -> dict("\n<!-- launchd4j: LP806 LP105 LP999 -->".repeat(n))),
  CODES_AND_FINDINGS(n -> suppressed(n)),
  INSTRUCTIONS(n -> dict("<?a?>\n<?xml version=\"1.0\"?>".repeat(n))),
  WHITESPACE(n -> dict(" ".repeat(10 * n) + "\n".repeat(10 * n))),
  LINES_OF_CR(n -> dict("\r<key>RunAtLoad</key>\r\n<true/>".repeat(n))),
  LONG_INDENTATION(n -> dict(" ".repeat(200) + "\n<!-- -->".repeat(n) + "<key>a</key>1")),
  LONG_REAL(n -> job("Odd", "<real>" + "1234567890".repeat(n) + "</real>")),
  LONG_WRONG_REAL(n -> job("Odd", "<real>" + "1234567890".repeat(n) + "x</real>")),
  LONG_INTEGER(n -> job("Nice", "<integer>" + "0000000000".repeat(n) + "1</integer>")),
  LONG_WRONG_INTEGER(n -> job("Nice", "<integer>" + "1234567890".repeat(n) + "</integer>")),
  SPACE_BEFORE_INTEGERS(n -> job("Odd", array("<integer>    1</integer>", n))),
  LONG_DATA(n -> job("Odd", "<data>" + "AAAAAAAAAA\n".repeat(n) + "</data>")),
  MANY_DATA(n -> job("Odd", array("<data>AAAA</data>", n))),
  DATES(n -> job("Odd", array("<date>2026-11-23T08:00:00Z</date>", n))),
  LONG_DATE(n -> job("Odd", "<date>" + "0".repeat(10 * n) + "-01-01T00:00:00Z</date>")),
  UPPER_CASE_BOOLEANS(n -> dict("\n<key>RunAtLoad</key><TRUE/>".repeat(n))),
  BOOLEANS_IN_PAIRS(n -> dict("\n<key>RunAtLoad</key><true></true>".repeat(n))),
  DICTIONARIES_IN_A_ROW(
      n -> job("StartCalendarInterval", ("<dict>" + time(1, 1) + "</dict>\n").repeat(n))),
  KEYS_OF_ROWS(n -> dict("<key>a</key><dict/><dict/>\n".repeat(n))),
  NEVER_CLOSED(n -> bytes("<plist><dict><key>a</key>" + "<!-- ".repeat(n))),
  TAGS_NEVER_CLOSED(n -> bytes("<plist><dict><key>a</key><dict/><dict/>" + "<true ".repeat(n))),
  AFTER_THE_ROOT(n -> bytes("<plist><dict/></plist>" + "<!-- --><true/>\n<".repeat(n))),
  BEFORE_THE_ROOT(n -> bytes("\n<!-- a -->".repeat(n) + "<plist><dict/></plist>")),
  DOCTYPE(n -> bytes("<!DOCTYPE" + " a".repeat(n) + "><plist><dict/></plist>")),
  UTF_16(n -> utf16(n)),
  LATIN_1(n -> latin1(n)),
  BINARY(n -> binary(i -> new PlistBoolean(true), n)),
  BINARY_WITH_STRINGS(n -> binary(i -> new PlistString("a" + i), n)),
  BINARY_WITH_UMLAUTS(n -> umlauts(n)),
  BINARY_WITH_LONG_STRING(n -> binary(i -> new PlistString("\u007f".repeat(n)), 1)),
  BINARY_WITH_DATA(n -> binary(i -> new PlistData(new byte[n]), 1)),
  BINARY_OF_REFERENCES(n -> binary(i -> new PlistString("/usr/local/bin"), n)),
  ASCII(n -> bytes("{ Label = a; Odd = ( a" + ", a".repeat(n) + " ); }")),
  ASCII_STRING(n -> bytes("{ Label = \"" + "a\\n".repeat(n) + "\"; }")),
  JSON_BY_LINES(n -> json("[\n1" + ",\n1".repeat(n) + "]")),
  JSON_IN_ONE_LINE(n -> json("[\"a\"" + ",\"a\"".repeat(n) + "]")),
  JSON_INTEGER(n -> json("1234567890".repeat(n))),
  JSON_REAL(n -> json("1234567890".repeat(n) + ".5e-" + 10 * n)),
  JSON_STRING(n -> json("\"" + "\\u0041\\n".repeat(n) + "\"")),
  JSON_NESTED(
      n -> json("[0" + (",[" + "[".repeat(300) + "]".repeat(300) + "]").repeat(n / 300) + "]")),
  JSON_KEYS(n -> json("{" + counted("\"a%d\":1,", n) + "\"a\":1}")),
  JSON_SAME_KEY(n -> json("{" + "\"a\":1,\n".repeat(n) + "\"a\":1}")),
  JSON_BROKEN(n -> bytes("{" + "\"a\\\\\"".repeat(n))),
  JSON_SPACE(n -> bytes(" ".repeat(10 * n) + "{" + "\n".repeat(10 * n)));

  private static final String LABEL = "<key>Label</key><string>com.example.a</string>";

  /** More values than a reader takes. */
  static final int TOO_MANY = 300_000;

  private final IntFunction<byte[]> file;

  Shape(IntFunction<byte[]> file) {
    this.file = file;
  }

  /** A file with so many of what makes it hard. */
  byte[] file(int count) {
    return file.apply(count);
  }

  /** The end of its name, which tells what is in it. */
  String extension() {
    return name().startsWith("JSON") ? ".json" : ".plist";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] dict(String entries) {
    return bytes(text(entries));
  }

  private static String text(String entries) {
    return "<plist version=\"1.0\"><dict>" + LABEL + entries + "</dict></plist>\n";
  }

  private static String entry(String key, String value) {
    return "<dict><key>" + key + "</key>" + value + "</dict>";
  }

  private static byte[] job(String key, String value) {
    return dict("<key>" + key + "</key>" + value);
  }

  private static String string(String text) {
    return "<string>" + text + "</string>";
  }

  private static String counted(String part, int n) {
    StringBuilder parts = new StringBuilder();
    IntStream.range(0, n).forEach(i -> parts.append(part.replace("%d", "" + i)));
    return parts.toString();
  }

  private static String array(String element, int n) {
    return "<array>" + element.repeat(n) + "</array>";
  }

  private static String array(String first, String element, int n) {
    return "<array>" + first + counted(element, n) + "</array>";
  }

  private static String dictOf(String entry, int n) {
    return "<dict>" + counted(entry, n) + "</dict>";
  }

  private static String java() {
    return string("/usr/bin/java");
  }

  private static String deep(int depth, String inside) {
    return "<array>".repeat(depth) + inside + "</array>".repeat(depth);
  }

  private static String nested(String before) {
    return (before + "<array>").repeat(300) + (before + "</array>").repeat(300);
  }

  private static String indented() {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, 300)
        .forEach(i -> lines.append("\n").append("\t".repeat(i / 10)).append("<array>"));
    return lines + "</array>".repeat(300);
  }

  private static byte[] variables(String entry, int n) {
    return job("EnvironmentVariables", dictOf(entry, n));
  }

  private static byte[] sockets(String entries, int n) {
    return job("Sockets", dictOf("\n<key>s%d</key><dict>" + entries + "</dict>", n));
  }

  private static String time(int hour, int minute) {
    return "<key>Hour</key><integer>%d</integer><key>Minute</key><integer>%d</integer>"
        .formatted(hour, minute);
  }

  private static String times(int n) {
    StringBuilder times = new StringBuilder("<array>");
    for (int i = 0; i < n; i++) {
      String day = "<key>Day</key><integer>" + (i / 1440 % 28 + 1) + "</integer>";
      times.append("\n<dict>").append(day).append(time(i / 60 % 24, i % 60)).append("</dict>");
    }
    return times.append("</array>").toString();
  }

  private static byte[] script(String script) {
    String text = script.replace("&", "&amp;");
    return job(
        "ProgramArguments",
        "<array>" + string("/bin/sh") + string("-c") + string(text) + "</array>");
  }

  private static byte[] suppressed(int n) {
    return dict(
        "\n<!-- launchd4j: "
            + "LP806 ".repeat(n)
            + " -->\n<key>EnvironmentVariables</key>"
            + dictOf("\n<key>V%d</key><integer>1</integer>", n));
  }

  private static byte[] utf16(int n) {
    return text("\n<key>RunAtLoad</key><true/>".repeat(n)).getBytes(StandardCharsets.UTF_16);
  }

  private static byte[] latin1(int n) {
    String declaration = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>";
    String key = "\n<key>\u00fc</key><string>\u00e4</string>";
    return (declaration + text(key.repeat(n))).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] binary(IntFunction<PlistValue> element, int n) {
    PlistArray array =
        new PlistArray(IntStream.range(0, Math.min(n, TOO_MANY)).mapToObj(element).toList());
    try {
      return BinaryWriter.write(PlistDictionary.EMPTY.with("Odd", array));
    } catch (PlistException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Strings that are called ASCII and are not, of which there is something to note. */
  private static byte[] umlauts(int n) {
    String file =
        new String(binary(i -> new PlistString("~@~@" + i), n), StandardCharsets.ISO_8859_1);
    return file.replace("~@~@", "\u00fc\u00fc\u00fc\u00fc").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] json(String value) {
    return bytes("{\"Label\": \"com.example.a\", \"Odd\": " + value + "}");
  }
}
