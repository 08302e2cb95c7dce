package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What launchd makes of the content of an element, which {@link XmlReader} has just read: from an
 * offset to its place. {@link Libxpc} says more.
 */
final class LibxpcContent {

  private static final String SECTION = "<![CDATA[";

  private final Source source;
  private final Notes notes;

  LibxpcContent(Source source, Notes notes) {
    this.source = source;
    this.notes = notes;
  }

  private byte[] content(int from) {
    return Arrays.copyOfRange(source.bytes(), from, source.at);
  }

  private Note.Cure cure(Position from, String replacement) {
    return new Note.Cure(from, source.position(source.at), replacement);
  }

  void integer(int from, BigInteger value) {
    long read = LibxpcValues.integer(content(from));
    if (value.equals(BigInteger.valueOf(read))) {
      return;
    }
    Position at = source.position(from);
    if (value.bitLength() < Long.SIZE) {
      String help = "write the decimal number without a space: " + value;
      notes.launchdReads(at, "" + read, "" + value, help, cure(at, "" + value));
    } else {
      notes.launchdReads(at, "" + read, "" + value, "launchd has no greater integer");
    }
  }

  void real(int from, double value) {
    double read = LibxpcValues.real(content(from));
    if (Double.compare(value, read) != 0) {
      Position at = source.position(from);
      String help = "write the number without a space before it or an entity in it";
      notes.launchdReads(at, "" + read, "" + value, help, cure(at, "" + value));
    }
  }

  /** Which date is meant, nobody knows. */
  void date(int from, Instant value) {
    if (!LibxpcValues.isDate(content(from))) {
      String what = "a <date> that is not in the calendar";
      String help = "write the date that is meant; plutil reads " + XmlWriter.date(value);
      notes.launchdRefuses(source.position(from), what, help);
    }
  }

  void data(int from, byte[] value) {
    byte[] content = content(from);
    byte[] read = LibxpcValues.data(content);
    if (read == null) {
      refusedData(from, content);
    } else if (!Arrays.equals(read, value)) {
      notes.launchdReads(
          source.position(from),
          read.length + " bytes",
          value.length + (Arrays.mismatch(read, value) < value.length ? " other" : "") + " bytes",
          "write one group of Base64, with = at its end only");
    }
  }

  private void refusedData(int from, byte[] content) {
    Position at = source.position(from);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String kept = text.replaceAll("[\\r\\f\\x0b]", "");
    if (LibxpcValues.data(kept.getBytes(StandardCharsets.ISO_8859_1)) == null) {
      String what =
          "a character in <data> that is neither Base64 nor a space, a tab or a line feed";
      notes.launchdRefuses(at, what, "encode the bytes as Base64 anew");
    } else {
      notes.launchdRefuses(
          at,
          "a carriage return in <data>",
          "end the lines in <data> with LF instead of CR LF",
          cure(at, kept));
    }
  }

  void text(Tags.Tag tag, int from, String value) {
    if (!isSpecial(from)) {
      return;
    }
    Position at = source.position(from);
    if (tag.name().equals("key") && source.find(SECTION, from, source.at) >= 0) {
      notes.launchdRefuses(at, "CDATA in a <key>", "write the key as text", cures(at, value));
      return;
    }
    byte[] read = LibxpcValues.text(content(from));
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(read, utf8)) {
      notes.launchdReads(
          at,
          Excerpt.quoted(read, utf8),
          Excerpt.quoted(utf8, read),
          "write the character itself, & as &amp;, or a decimal number such as &#233;",
          cures(at, value));
    }
  }

  /** Whether there is anything in it that readers disagree about. */
  private boolean isSpecial(int from) {
    for (int i = from; i < source.at; i++) {
      byte c = source.byteAt(i);
      if (c == '&' || c == '<' || c == 0 || (i == from && c == (byte) 0xef)) {
        return true;
      }
    }
    return false;
  }

  private Note.Cure[] cures(Position from, String value) {
    try {
      return new Note.Cure[] {cure(from, XmlWriter.escape(value, from))};
    } catch (PlistException e) {
      return new Note.Cure[0]; // no XML text has that value
    }
  }

  /** A refusal of what an element holds, with what launchd reads there, if it does. */
  PlistException refusal(PlistException refusal, Tags.Tag tag, int from) {
    int end = end(from);
    String read =
        source.startsWith("</" + tag.name() + ">", end)
            ? read(tag.name(), Arrays.copyOfRange(source.bytes(), from, end))
            : null;
    return read == null
        ? refusal
        : new PlistException(
            refusal.code(),
            refusal.position(),
            refusal.getMessage() + "; launchd reads " + read,
            refusal.help());
  }

  /** The first {@code <} that does not begin a CDATA section. */
  private int end(int from) {
    int at = from;
    while (at < source.end()) {
      if (source.startsWith(SECTION, at)) {
        int end = source.find("]]>", at);
        at = end < 0 ? source.end() : end + 3;
      } else if (source.byteAt(at) == '<') {
        break;
      } else {
        at++;
      }
    }
    return at;
  }

  private static @Nullable String read(String name, byte[] content) {
    return switch (name) {
      case "integer" -> "" + LibxpcValues.integer(content);
      case "real" -> "" + LibxpcValues.real(content);
      case "date" -> LibxpcValues.isDate(content) ? "it" : null;
      case "key", "string" -> Excerpt.quoted(LibxpcValues.text(content), content);
      default -> null;
    };
  }
}
