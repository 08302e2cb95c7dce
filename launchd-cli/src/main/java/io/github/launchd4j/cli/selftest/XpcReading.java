package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.testkit.jna.Xpc;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What libxpc, by which launchd reads, makes of the small property lists of plists.txt. */
final class XpcReading {
  private static final int LONGEST = 160;
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String DOCTYPE =
      "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
          + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";

  private XpcReading() {}

  static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String each : cases()) {
      String[] fields = each.split(" ¦ ", 3);
      String seen = Xpc.read(file(fields[2])).map(XpcReading::inOneLine).orElse("NULL");
      lines.add("%s: %s (expected: %s)".formatted(fields[0], seen, fields[1]));
    }
    return lines;
  }

  /** The cases: a name, what is believed, and the text, as {@link #file} has it. */
  static List<String> cases() throws IOException {
    try (InputStream in = XpcReading.class.getResourceAsStream("plists.txt")) {
      if (in == null) {
        throw new IOException("plists.txt is not beside its class");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  /**
   * A text that begins with = is the file, with its escapes of Java replaced, {@code ~} for the XML
   * declaration and the DOCTYPE; any other is the value of a key K. Letters beyond ASCII become
   * bytes of ISO 8859-1.
   */
  static byte[] file(String text) {
    String whole =
        text.startsWith("=")
            ? text.substring(1)
            : "~<plist version=\"1.0\"><dict><key>K</key>" + text + "</dict></plist>";
    String bytes = whole.translateEscapes().replace("~", HEAD + "\n" + DOCTYPE + "\n");
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String inOneLine(String description) {
    String line = description.replaceAll("0x[0-9a-f]+", "").replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
