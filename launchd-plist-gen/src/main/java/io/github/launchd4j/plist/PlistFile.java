package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.AtomicFile;
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.io.XmlWriter;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads and writes property list files. */
public final class PlistFile {

  private static final Pattern NAME = Pattern.compile("[^/\\p{Cntrl}]{1,200}");

  private PlistFile() {}

  /** Whether LABEL.plist is the name of a file, and does not lead out of its folder. */
  public static boolean isNameOfFile(String label) {
    return NAME.matcher(label).matches();
  }

  /**
   * Reads a property list in any of Apple's three forms: XML, binary or ASCII. What is accepted,
   * CoreFoundation's reader decides, which plutil uses (swift-corelibs-foundation,
   * CFPropertyList.c). launchd has another one: {@link Validator} tells what it would refuse or
   * read otherwise. Files over 16 MiB, nested over 512 deep, or with more than 250,000 values are
   * refused.
   *
   * @throws PlistException if it cannot be read, is no property list, or its root is no dictionary
   */
  public static PlistDictionary read(Path file) throws PlistException {
    return PlistReader.read(file).root();
  }

  /** As {@link #read(Path)}, from memory. */
  public static PlistDictionary read(byte[] bytes) throws PlistException {
    return PlistReader.read(bytes).root();
  }

  /**
   * Writes XML: atomically, by a temporary file beside it, with mode 0644, less what the umask
   * takes away, where files have modes. A symbolic link is replaced, not followed.
   *
   * @throws PlistException if a string holds a character that XML cannot
   * @throws IOException if the file cannot be written; what was there before still is
   */
  public static void write(Path file, PlistDictionary dictionary) throws IOException {
    byte[] bytes = toXml(dictionary).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, bytes, AtomicFile.PLIST_MODE);
  }

  /**
   * The text that {@link #write} writes: the same for equal dictionaries, with LF line ends.
   *
   * @throws PlistException if a string holds a character that XML cannot
   */
  public static String toXml(PlistDictionary dictionary) throws PlistException {
    return XmlWriter.write(dictionary);
  }
}
