package io.github.launchd4j.plist;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small changes to a file: another byte, a cut, a flipped bit, a piece of syntax. */
final class Damage {

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "&",
          "</",
          "/>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "&#x",
          ";",
          "<key>",
          "</key>",
          "<dict>",
          "<array>",
          "<integer>",
          "-",
          "0x",
          "<date>",
          "<data>",
          "\0",
          "\u00ff",
          "<?",
          "<!DOCTYPE [",
          "(",
          "{");

  private Damage() {}

  /** The seed with one to four changes. */
  static byte[] to(byte[] seed, Random random) {
    byte[] bytes = seed.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> bytes = splice(bytes, at, PIECES.get(random.nextInt(PIECES.size())));
        default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return bytes;
  }

  /** The seed with one character exchanged, or one piece of syntax put in, from an offset on. */
  static byte[] slight(byte[] seed, int from, Random random) {
    int at = from + random.nextInt(seed.length - from);
    if (random.nextBoolean()) {
      return splice(seed, at, PIECES.get(random.nextInt(PIECES.size())));
    }
    byte[] bytes = seed.clone();
    bytes[at] = (byte) (' ' + random.nextInt(95));
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int at, String piece) {
    byte[] inserted = piece.getBytes(StandardCharsets.UTF_8);
    byte[] longer = new byte[bytes.length + inserted.length];
    System.arraycopy(bytes, 0, longer, 0, at);
    System.arraycopy(inserted, 0, longer, at, inserted.length);
    System.arraycopy(bytes, at, longer, at + inserted.length, bytes.length - at);
    return longer;
  }
}
