package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an XML property list, and where things are in it. Offsets count chars. However long a
 * line is, no question but {@link #elementEnd} and {@link #nextTag} takes time by its length.
 */
final class XmlText {

  private static final Pattern DECLARED =
      Pattern.compile(
          "^\\s*<\\?xml[^>]*encoding=[\"'](?!utf-8|us-ascii)([A-Za-z0-9._-]+)",
          Pattern.CASE_INSENSITIVE);

  /** More space than that is no indentation, and would be copied to each line that comes in. */
  private static final int MAX_INDENT = 256;

  private final String text;
  private final String newLine;
  private final String unit;
  private final int[] lineStarts;

  /** Where the second half of each character is that has two chars. */
  private final int[] seconds;

  XmlText(String text) {
    this.text = text;
    this.newLine = text.contains("\r\n") ? "\r\n" : "\n";
    int lines = 1;
    int pairs = 0;
    for (int i = 0; i < text.length(); i++) {
      lines += endsLine(i) ? 1 : 0;
      pairs += isSecond(i) ? 1 : 0;
    }
    lineStarts = new int[lines];
    seconds = new int[pairs];
    int line = 1;
    int pair = 0;
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(i)) {
        lineStarts[line++] = i + 1;
      } else if (isSecond(i)) {
        seconds[pair++] = i;
      }
    }
    unit = findUnit();
  }

  private boolean endsLine(int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
  }

  private boolean isSecond(int at) {
    return at > 0
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** The byte order mark of a file in UTF-8; empty if it has none. */
  static String mark(byte[] bytes) {
    boolean marked = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
    return marked ? "\uFEFF" : "";
  }

  /** The text of a file; a byte order mark stays out of it. */
  static String decode(byte[] bytes) throws IOException {
    if (bytes.length > 5 && new String(bytes, 0, 6, StandardCharsets.ISO_8859_1).equals("bplist")) {
      throw new IOException(
          "a binary property list, but only XML can be edited; convert it to xml");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Matcher declared = DECLARED.matcher(text);
      if (declared.find()) {
        throw new IOException(
            "written in "
                + declared.group(1)
                + ", but only UTF-8 can be edited; convert it to xml");
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException("not UTF-8, but only UTF-8 can be edited; convert it to xml", e);
    }
  }

  String text() {
    return text;
  }

  int offset(Position position) {
    int line = lineStarts[position.line() - 1];
    int first = insertionPoint(seconds, line);
    int column = position.column() - 1;
    // The pairs of this line that begin before the column: each is one char more.
    int low = first;
    int high = seconds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] - line - (middle - first) <= column) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return line + column + (low - first);
  }

  private static int insertionPoint(int[] sorted, int value) {
    int at = Arrays.binarySearch(sorted, value);
    return at < 0 ? -at - 1 : at;
  }

  /** The end of the element that starts here, or -1 if it never ends, in a text that is unsound. */
  int elementEnd(int start) {
    int depth = 0;
    for (int at = start; at >= 0; ) {
      int end = skipMarkup(at);
      if (end == at) {
        end = past(">", at);
        if (text.startsWith("</", at)) {
          depth--;
        } else if (end > 0 && text.charAt(end - 2) != '/') {
          depth++;
        }
      }
      if (depth == 0 || end < 0) {
        return end;
      }
      at = text.indexOf('<', end);
    }
    return -1;
  }

  /** The end of the comment, instruction or CDATA section that starts here, if one does. */
  int skipMarkup(int at) {
    if (text.startsWith("<!--", at)) {
      return past("-->", at);
    }
    if (text.startsWith("<![CDATA[", at)) {
      return past("]]>", at);
    }
    return text.startsWith("<?", at) ? past("?>", at) : at;
  }

  int past(String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? -1 : at + end.length();
  }

  /** The next element's start tag or the next end tag, past space and comments. */
  int nextTag(int from) {
    int at = from;
    while (at >= 0 && at < text.length()) {
      int skipped = skipMarkup(at);
      if (skipped != at) {
        at = skipped;
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        return at;
      }
    }
    return text.length();
  }

  /** The start of the line that an offset is on. */
  int lineStart(int offset) {
    return lineStarts[line(offset)];
  }

  /** The line that an offset is on, counted from 0. */
  private int line(int offset) {
    int at = Arrays.binarySearch(lineStarts, offset);
    return at < 0 ? -at - 2 : at;
  }

  /** Whether there is a line before that of the offset, and nothing but white space on it. */
  boolean followsBlankLine(int offset) {
    int line = line(offset);
    return line > 0 && isBlank(lineStarts[line - 1], lineStarts[line]);
  }

  /** The start of the line after that of the offset, if this one is blank; else the offset. */
  int pastBlankLine(int offset) {
    int line = line(offset);
    boolean last = line + 1 == lineStarts.length;
    return !last && lineStarts[line] == offset && isBlank(offset, lineStarts[line + 1])
        ? lineStarts[line + 1]
        : offset;
  }

  /** The white space between the start of the line and an offset, or empty if there is more. */
  String indent(int offset) {
    int start = lineStart(offset);
    return offset - start <= MAX_INDENT && isBlank(start, offset)
        ? text.substring(start, offset)
        : "";
  }

  /** The white space that the line of an offset begins with. */
  String indentOfLine(int offset) {
    int at = lineStart(offset);
    while (at < offset && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return indent(at);
  }

  /** One step of indentation: that of the first tag that does not begin its line. */
  String unit() {
    return unit;
  }

  private String findUnit() {
    for (int start : lineStarts) {
      int at = start;
      while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      if (at > start && text.startsWith("<", at)) {
        String indent = indent(at);
        return indent.isEmpty() || indent.contains("\t") ? "\t" : indent;
      }
    }
    return "\t";
  }

  /** Whether only white space stands between the start of the line and an offset. */
  boolean startsLine(int offset) {
    return isBlank(lineStart(offset), offset);
  }

  /** Looks from the end, where something else is soon met. */
  private boolean isBlank(int from, int to) {
    int at = to;
    while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at == from;
  }

  /** The start of the line behind an offset, if only white space is between; else the offset. */
  int pastLineEnd(int offset) {
    int at = offset;
    while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (text.startsWith("\r\n", at)) {
      return at + 2;
    }
    return at < text.length() && "\r\n".indexOf(text.charAt(at)) >= 0 ? at + 1 : offset;
  }

  /** The line ends of the file. */
  String newLine() {
    return newLine;
  }
}
