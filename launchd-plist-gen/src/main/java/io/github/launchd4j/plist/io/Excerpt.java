package io.github.launchd4j.plist.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as a message shows it: in quotes, and of a long one the part that matters. */
final class Excerpt {

  private static final int BEFORE = 24;
  private static final int LENGTH = 60;

  private Excerpt() {}

  /** Bytes of UTF-8, around the first one in which they differ from others. */
  static String quoted(byte[] bytes, byte[] others) {
    int differ = Arrays.mismatch(bytes, others);
    int from = startOfCharacter(bytes, Math.max(0, differ - BEFORE));
    int to = startOfCharacter(bytes, Math.min(bytes.length, from + LENGTH));
    for (int i = from; i < to; i++) { // of the line in question only
      if (bytes[i] == '\n' && i < differ) {
        from = i + 1;
      } else if (bytes[i] == '\n' && i > differ) {
        to = i;
      }
    }
    return (from > 0 ? "\"…" : "\"") + text(bytes, from, to) + (to < bytes.length ? "…\"" : "\"");
  }

  private static int startOfCharacter(byte[] bytes, int offset) {
    int at = offset;
    while (at > 0 && at < bytes.length && offset - at < 3 && (bytes[at] & 0xc0) == 0x80) {
      at--;
    }
    return at;
  }

  /** What is not UTF-8 is shown byte by byte. */
  private static String text(byte[] bytes, int from, int to) {
    try {
      ByteBuffer part = ByteBuffer.wrap(bytes, from, to - from);
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      StringBuilder shown = new StringBuilder();
      for (int i = from; i < to; i++) {
        shown.append(
            bytes[i] < 0 ? String.format("\\x%02x", bytes[i]) : Character.toString(bytes[i]));
      }
      return shown.toString();
    }
  }
}
