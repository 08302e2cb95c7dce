package io.github.launchd4j.plist;

import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes property list files. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class PlistFile {

  private PlistFile() {}

  /**
   * Reads a property list in any of Apple's three forms: XML, binary or ASCII.
   *
   * @throws PlistException if it cannot be read, is no property list, or its root is no dictionary
   */
  public static PlistDictionary read(Path file) throws PlistException {
    throw new UnsupportedOperationException(file.toString());
  }

  /** As {@link #read(Path)}, from memory. */
  public static PlistDictionary read(byte[] bytes) throws PlistException {
    throw new UnsupportedOperationException("" + bytes.length);
  }

  /**
   * Writes XML: atomically, by a temporary file beside it, with mode 0644.
   *
   * @throws PlistException if a string holds a character that XML cannot
   * @throws IOException if the file cannot be written; what was there before still is
   */
  public static void write(Path file, PlistDictionary dictionary) throws IOException {
    throw new UnsupportedOperationException(file + " " + dictionary);
  }

  /**
   * The text that {@link #write} writes: the same for equal dictionaries, with LF line ends.
   *
   * @throws PlistException if a string holds a character that XML cannot
   */
  public static String toXml(PlistDictionary dictionary) throws PlistException {
    throw new UnsupportedOperationException(dictionary.toString());
  }
}
