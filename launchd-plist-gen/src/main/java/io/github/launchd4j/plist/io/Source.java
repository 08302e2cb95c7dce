package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.Position;
import java.nio.charset.StandardCharsets;

/** UTF-8 bytes, a place in them, and the way to name places by line and column. */
final class Source {

  private final byte[] bytes;
  private final int start;

  /** The place. Everything reads from here and moves it on. */
  int at;

  private int knownOffset;
  private int knownLine;
  private int knownColumn;

  Source(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
    this.at = start;
    rewind();
  }

  int end() {
    return bytes.length;
  }

  int start() {
    return start;
  }

  boolean atEnd() {
    return at >= bytes.length;
  }

  /** The byte at the place or behind it, or -1 past the end. */
  int peek(int ahead) {
    return at + ahead < bytes.length ? bytes[at + ahead] & 0xff : -1;
  }

  int peek() {
    return peek(0);
  }

  /** The byte at an offset, signed. */
  byte byteAt(int offset) {
    return bytes[offset];
  }

  boolean startsWith(String ascii) {
    return startsWith(ascii, at);
  }

  /** Whether a text stands at an offset. */
  boolean startsWith(String ascii, int offset) {
    if (offset + ascii.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[offset + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  void skipWhitespace() {
    at = pastSpace(at);
  }

  /** The offset of the next byte that is not white space. */
  int pastSpace(int from) {
    int offset = from;
    while (offset < bytes.length && isSpace(bytes[offset])) {
      offset++;
    }
    return offset;
  }

  /** Whether there is only white space, if anything, from one offset to another. */
  boolean isBlank(int from, int to) {
    return from <= to && pastSpace(from) >= to;
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** The offset of the next occurrence, or -1. */
  int find(String ascii, int from) {
    return find(ascii, from, bytes.length);
  }

  /** The offset of the first occurrence that begins before another offset, or -1. */
  int find(String ascii, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == ascii.charAt(0) && startsWith(ascii, i)) {
        return i;
      }
    }
    return -1;
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Line and column of an offset. Fast as long as the offsets asked for only grow. */
  Position position(int offset) {
    if (offset < knownOffset) {
      rewind();
    }
    while (knownOffset < offset) {
      byte b = bytes[knownOffset++];
      boolean firstOfCrLf = b == '\r' && knownOffset < bytes.length && bytes[knownOffset] == '\n';
      if ((b == '\n' || b == '\r') && !firstOfCrLf) {
        knownLine++;
        knownColumn = 1;
      } else if ((b & 0xc0) != 0x80) { // no continuation byte of UTF-8
        knownColumn++;
      }
    }
    return new Position(knownLine, knownColumn);
  }

  private void rewind() {
    knownOffset = start;
    knownLine = 1;
    knownColumn = 1;
  }

  int line() {
    return position(at).line();
  }

  /** A refusal in Apple's words, at a place of our choice. */
  PlistException refuse(int offset, String appleSays, String help) {
    return refuse(position(offset), appleSays, help);
  }

  PlistException refuse(Position position, String appleSays, String help) {
    return new PlistException(Code.LP004, position, appleSays, help);
  }

  PlistException unexpectedEnd(String help) {
    return refuse(bytes.length, "Encountered unexpected EOF", help);
  }

  /** The character at the place, as a message shows it. */
  String character() {
    int c = peek();
    return c > 0x20 && c < 0x7f ? Character.toString(c) : String.format("\\x%02x", c);
  }
}
