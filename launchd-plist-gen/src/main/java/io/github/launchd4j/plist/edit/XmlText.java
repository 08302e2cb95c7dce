package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an XML property list, and where things are in it. Offsets count chars. */
final class XmlText {

  private static final Pattern DECLARED =
      Pattern.compile(
          "^\\s*<\\?xml[^>]*encoding=[\"'](?!utf-8|us-ascii)([A-Za-z0-9._-]+)",
          Pattern.CASE_INSENSITIVE);

  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

  XmlText(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      boolean firstOfCrLf =
          text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (!firstOfCrLf && (text.charAt(i) == '\n' || text.charAt(i) == '\r')) {
        lineStarts.add(i + 1);
      }
    }
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
    int line = lineStarts.get(position.line() - 1);
    return text.offsetByCodePoints(line, position.column() - 1);
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
  private int skipMarkup(int at) {
    if (text.startsWith("<!--", at)) {
      return past("-->", at);
    }
    if (text.startsWith("<![CDATA[", at)) {
      return past("]]>", at);
    }
    return text.startsWith("<?", at) ? past("?>", at) : at;
  }

  private int past(String end, int from) {
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
    int at = offset;
    while (at > 0 && "\r\n".indexOf(text.charAt(at - 1)) < 0) {
      at--;
    }
    return at;
  }

  /** The white space between the start of the line and an offset, or empty if there is more. */
  String indent(int offset) {
    String before = text.substring(lineStart(offset), offset);
    return before.isBlank() ? before : "";
  }

  /** Whether only white space stands between the start of the line and an offset. */
  boolean startsLine(int offset) {
    return text.substring(lineStart(offset), offset).isBlank();
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
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
