package io.github.launchd4j.examples.dns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A zone of one name: hello.example is at 127.0.0.1. Messages are those of RFC 1035, section 4. */
final class Zone {
  private static final String NAME = "\5hello\7example\0";
  private static final byte[] ADDRESS = {127, 0, 0, 1};
  private static final int TIME_TO_LIVE_SECONDS = 60;

  private static final int HEADER = 12;
  private static final int RECORD = 16;
  private static final int LONGEST_LABEL = 63;

  private static final int RESPONSE = 0x8000;
  private static final int OPCODE = 0x7800;
  private static final int AUTHORITATIVE = 0x0400;
  private static final int RECURSION_DESIRED = 0x0100;

  private static final int FORMAT_ERROR = 1;
  private static final int NOT_IMPLEMENTED = 4;
  private static final int REFUSED = 5;

  private static final short TYPE_A = 1;
  private static final short TYPE_ANY = 255;
  private static final short CLASS_IN = 1;

  private Zone() {}

  /** Empty for what no answer can be made for, and for answers, which would go in a circle. */
  static Optional<ByteBuffer> answer(ByteBuffer query) {
    if (query.limit() < HEADER || (query.getShort(2) & RESPONSE) != 0) {
      return Optional.empty();
    }
    int end = endOfQuestion(query);
    if ((query.getShort(2) & OPCODE) != 0) {
      return Optional.of(message(query, HEADER, NOT_IMPLEMENTED, 0));
    }
    if (end == 0) {
      return Optional.of(message(query, HEADER, FORMAT_ERROR, 0));
    }
    if (!name(query, end).equalsIgnoreCase(NAME)) {
      return Optional.of(message(query, end, REFUSED, 0));
    }
    return Optional.of(
        asksForAddress(query, end)
            ? withAddress(message(query, end, AUTHORITATIVE, 1))
            : message(query, end, AUTHORITATIVE, 0));
  }

  /** 0 if there is not exactly one well-formed question. */
  private static int endOfQuestion(ByteBuffer query) {
    int at = HEADER;
    while (query.getShort(4) == 1 && at < query.limit()) {
      int length = query.get(at) & 0xFF;
      at += 1 + length;
      if (length == 0 && at + 4 <= query.limit()) {
        return at + 4;
      }
      if (length == 0 || length > LONGEST_LABEL) {
        return 0;
      }
    }
    return 0;
  }

  private static String name(ByteBuffer query, int end) {
    byte[] name = new byte[end - 4 - HEADER];
    query.get(HEADER, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static boolean asksForAddress(ByteBuffer query, int end) {
    short type = query.getShort(end - 4);
    return (type == TYPE_A || type == TYPE_ANY) && query.getShort(end - 2) == CLASS_IN;
  }

  /** The id and the question of the query, and room for an address. */
  private static ByteBuffer message(ByteBuffer query, int end, int flags, int answers) {
    int kept = query.getShort(2) & (OPCODE | RECURSION_DESIRED);
    return ByteBuffer.allocate(end + RECORD)
        .putShort(query.getShort(0))
        .putShort((short) (RESPONSE | kept | flags))
        .putShort((short) (end > HEADER ? 1 : 0))
        .putShort((short) answers)
        .putInt(0)
        .put(query.slice(HEADER, end - HEADER))
        .flip();
  }

  private static ByteBuffer withAddress(ByteBuffer message) {
    int end = message.limit();
    return message
        .limit(end + RECORD)
        .position(end)
        .putShort((short) (0xC000 | HEADER)) // the name: a pointer to that of the question
        .putShort(TYPE_A)
        .putShort(CLASS_IN)
        .putInt(TIME_TO_LIVE_SECONDS)
        .putShort((short) ADDRESS.length)
        .put(ADDRESS)
        .flip();
  }
}
