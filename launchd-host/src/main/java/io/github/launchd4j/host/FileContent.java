package io.github.launchd4j.host;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a file held when it was read: not to be read again, since another may be in its place by
 * then.
 */
final class FileContent {
  private final byte[] bytes;

  FileContent(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** That of a regular file; empty if there is none, or if it cannot be read. */
  static Optional<FileContent> of(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(new FileContent(PlistReader.bytes(in)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The property list that it is. */
  PlistDictionary tree() throws PlistException {
    return PlistFile.read(bytes);
  }

  /** Whether it is a property list in XML, going by its beginning. */
  boolean isXml() {
    return new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("<");
  }

  /** The text to show differences of: as it is if it is XML, else as XML. */
  String text() {
    try {
      return isXml() ? new String(bytes, StandardCharsets.UTF_8) : PlistFile.toXml(tree());
    } catch (PlistException e) {
      return "";
    }
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileContent that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
