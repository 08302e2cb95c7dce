package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * Finds the encoding of a text file as Apple's reader does (CFPropertyList.c, encodingForXMLData):
 * by its byte order mark, else by the encoding that the XML declaration names, else UTF-8.
 */
final class Encoding {

  private static final String SAVE_AS_UTF8 = "save the file as UTF-8";

  /** What {@link Libxpc#encoding} knows. */
  private static final String IGNORED = "; launchd ignores what it says";

  private Encoding() {}

  /** The bytes as UTF-8, with the place behind the byte order mark. */
  static Source toUtf8(byte[] bytes) throws PlistException {
    if (isUtf32(bytes)) {
      return convert(bytes, 4, Charset.forName(bytes[0] == 0 ? "UTF-32BE" : "UTF-32LE"));
    }
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return new Source(bytes, 3);
    }
    if (startsWith(bytes, 0xff, 0xfe)) {
      return convert(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return convert(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (bytes[0] == 0 || (bytes.length > 1 && bytes[1] == 0)) {
      throw broken("NUL bytes instead of text: neither XML nor a binary property list");
    }
    Charset declared = declared(bytes);
    return declared.equals(StandardCharsets.UTF_8)
        ? new Source(bytes, 0)
        : convert(bytes, 0, declared);
  }

  /** Whether it begins with a byte order mark of UTF-32. */
  static boolean isUtf32(byte[] bytes) {
    return startsWith(bytes, 0, 0, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe, 0, 0);
  }

  /** Whether it begins with a byte order mark of UTF-8 or UTF-16. */
  static boolean hasMark(byte[] bytes) {
    return startsWith(bytes, 0xef, 0xbb, 0xbf)
        || startsWith(bytes, 0xff, 0xfe)
        || startsWith(bytes, 0xfe, 0xff);
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset declared(byte[] bytes) throws PlistException {
    String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    int end = head.indexOf('>');
    int name = head.indexOf("encoding=");
    if (!head.startsWith("<?xml") || name < 0 || name > end) {
      return StandardCharsets.UTF_8;
    }
    int open = name + "encoding=".length();
    int close = head.indexOf(head.charAt(open), open + 1);
    if ("\"'".indexOf(head.charAt(open)) < 0 || close < 0) {
      return StandardCharsets.UTF_8;
    }
    String encoding = head.substring(open + 1, close);
    if (encoding.regionMatches(true, 0, "UTF-16", 0, 6)) { // yet "<?xml" was read byte by byte
      throw broken("the file says it is " + encoding + ", but it is not" + IGNORED);
    }
    try {
      return Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw broken("Encountered unknown encoding (" + encoding + ")" + IGNORED);
    }
  }

  private static Source convert(byte[] bytes, int skip, Charset charset) throws PlistException {
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
      String text = charset.newDecoder().decode(rest).toString();
      return new Source(text.getBytes(StandardCharsets.UTF_8), 0);
    } catch (CharacterCodingException e) {
      throw broken(
          "not the " + charset.name() + " that it says it is" + (skip == 0 ? IGNORED : ""));
    }
  }

  /** Refuses text that is not UTF-8, from its place on. */
  static void checkUtf8(Source source) throws PlistException {
    ByteBuffer in = ByteBuffer.wrap(source.bytes(), source.at, source.end() - source.at);
    CharBuffer out = CharBuffer.allocate(in.remaining());
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      throw new PlistException(
          Code.LP005, source.position(in.position()), "not UTF-8", SAVE_AS_UTF8);
    }
  }

  private static PlistException broken(String message) {
    return new PlistException(Code.LP005, Position.NONE, message, SAVE_AS_UTF8);
  }
}
