package io.github.launchd4j.plist;

import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.charset.StandardCharsets;

/** What {@link FuzzTest} lets Jazzer call: whatever comes out of here but normally is a bug. */
public final class FuzzTarget {

  private FuzzTarget() {}

  /** Reads, validates, writes and reads again. */
  public static void fuzzerTestOneInput(byte[] input) throws PlistException {
    PlistDictionary read;
    String xml;
    try {
      read = PlistFile.read(input);
      Validator.validate(read);
      xml = PlistFile.toXml(read);
    } catch (PlistException refused) {
      if (refused.getMessage().lines().count() != 1) {
        throw new AssertionError("not one line: " + refused.getMessage(), refused);
      }
      return;
    }
    if (!read.equals(PlistFile.read(xml.getBytes(StandardCharsets.UTF_8)))) {
      throw new AssertionError("reads back as something else: " + xml);
    }
  }
}
