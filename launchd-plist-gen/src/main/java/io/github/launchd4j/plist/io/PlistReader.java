package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a property list in whatever form it is. */
public final class PlistReader {

  private PlistReader() {}

  /** Reads a file. */
  public static Document read(Path file) throws PlistException {
    return read(bytes(file), Optional.of(file));
  }

  /** Reads what a file holds. */
  public static Document read(byte[] bytes) throws PlistException {
    return read(bytes, Optional.empty());
  }

  private static Document read(byte[] bytes, Optional<Path> file) throws PlistException {
    if (bytes.length > Budget.MAX_BYTES) {
      throw Budget.tooLarge();
    }
    if (bytes.length == 0) {
      throw new PlistException(
          Code.LP002, Position.NONE, "empty file, 0 bytes", "write a property list into it");
    }
    Notes notes = new Notes();
    List<Comment> comments = new ArrayList<>();
    PlistValue root =
        BinaryReader.isBinary(bytes)
            ? BinaryReader.read(bytes, notes)
            : text(bytes, notes, comments);
    if (root instanceof PlistDictionary dictionary) {
      return new Document(dictionary, notes.all(), List.copyOf(comments), file);
    }
    throw new PlistException(
        Code.LP007,
        root.position(),
        "the root is of type " + root.typeName() + ", but a job is a dictionary",
        "put everything into one <dict> inside <plist>");
  }

  private static PlistValue text(byte[] bytes, Notes notes, List<Comment> comments)
      throws PlistException {
    Source source = Encoding.toUtf8(bytes);
    int begin = source.at;
    source.skipWhitespace();
    int first = source.peek();
    source.at = begin;
    if (first == '<') {
      Libxpc libxpc = new Libxpc(source, notes);
      libxpc.encoding(bytes);
      return new XmlReader(source, notes, libxpc, comments).read();
    }
    if (first == '[' || isJson(source)) {
      throw new PlistException(
          Code.LP003,
          Position.START,
          "JSON: launchd reads property lists in XML or binary form only, whatever plutil -lint says",
          "convert it with launchd4j convert --to xml");
    }
    Optional<PlistValue> ascii = new AsciiReader(source).read();
    if (ascii.isPresent()) {
      notes.add(
          Code.LP020,
          Position.START,
          "an ASCII property list, which launchd refuses: it reads XML and binary only",
          "convert it with launchd4j convert --to xml, or plutil -convert xml1");
      return ascii.get();
    }
    throw new PlistException(
        Code.LP003,
        first < 0 ? Position.NONE : Position.START,
        first < 0 ? "only whitespace" : "not a property list: it " + startsWith(source),
        "a property list is XML that begins with <?xml or <plist>, or binary");
  }

  /** A brace, a string and a colon: in an ASCII property list an equals sign follows the string. */
  private static boolean isJson(Source source) {
    int at = source.pastSpace(source.at);
    if (!source.startsWith("{", at)) {
      return false;
    }
    at = source.pastSpace(at + 1);
    if (!source.startsWith("\"", at)) {
      return false;
    }
    int end = source.find("\"", at + 1);
    return end > 0 && source.startsWith(":", source.pastSpace(end + 1));
  }

  private static String startsWith(Source source) {
    source.skipWhitespace();
    StringBuilder start = new StringBuilder("starts with \"");
    for (int i = 0; i < 16 && !source.atEnd() && source.peek() != '\n'; i++, source.at++) {
      start.append(source.peek() == ' ' ? " " : source.character());
    }
    return start.append('"').toString();
  }

  /** What a file holds, as much of it as is ever read, and one byte more. */
  public static byte[] bytes(Path file) throws PlistException {
    if (Files.isDirectory(file)) {
      throw unreadable("a folder, not a file", "name the .plist file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw unreadable("not a regular file", "launchd reads regular files only");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > Budget.MAX_BYTES) {
        throw Budget.tooLarge();
      }
      return in.readNBytes(Budget.MAX_BYTES + 1);
    } catch (PlistException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw unreadable("no such file", "check the path");
    } catch (AccessDeniedException e) {
      throw unreadable(
          "cannot be read: permission denied", "check its permissions and those of its folders");
    } catch (FileSystemException e) {
      throw unreadable("cannot be read: " + e.getReason(), "check the file");
    } catch (IOException e) {
      throw unreadable("cannot be read: " + e.getMessage(), "check the file");
    }
  }

  /** What a stream holds, as much of it as is read, and one byte more. */
  public static byte[] bytes(InputStream in) throws PlistException {
    try {
      return in.readNBytes(Budget.MAX_BYTES + 1);
    } catch (IOException e) {
      throw unreadable("cannot be read: " + e.getMessage(), "check the command before the pipe");
    }
  }

  private static PlistException unreadable(String message, String help) {
    return new PlistException(Code.LP001, Position.NONE, message, help);
  }
}
