package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Character data: bytes, CDATA sections, the five named entities and numeric ones. */
final class CharacterData {

  private static final Map<String, String> ENTITIES =
      Map.of("&lt;", "<", "&gt;", ">", "&amp;", "&", "&apos;", "'", "&quot;", "\"");

  private static final String ESCAPE = "write a bare & as &amp; and < as &lt;";

  private final Source source;

  CharacterData(Source source) {
    this.source = source;
  }

  /** Reads up to the {@code <} of the end tag, or to the end of the file. */
  String read() throws PlistException {
    int mark = source.at;
    StringBuilder parts = null;
    while (!source.atEnd()) {
      int c = source.peek();
      if (c == '<' && source.peek(1) != '!') {
        break;
      }
      if (c != '<' && c != '&') {
        source.at++;
        continue;
      }
      if (parts == null) {
        parts = new StringBuilder();
      }
      parts.append(decode(mark, source.at));
      parts.append(c == '<' ? section() : entity());
      mark = source.at;
    }
    String tail = decode(mark, source.at);
    String text = parts == null ? tail : parts.append(tail).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text; // as CFString has it
  }

  private String section() throws PlistException {
    if (source.end() - source.at < "<![CDATA[".length()) {
      throw source.unexpectedEnd("a comment is not allowed inside a value");
    }
    if (!source.startsWith("<![CDATA[")) {
      throw source.refuse(
          source.at,
          "Encountered improper CDATA opening at line " + source.line(),
          "a comment is not allowed inside a value");
    }
    int begin = source.at + "<![CDATA[".length();
    int end = source.find("]]>", begin);
    if (end < 0) {
      throw source.refuse(
          source.at,
          "Could not find end of CDATA started on line " + source.line(),
          "end it with ]]>");
    }
    source.at = end + 3;
    return decode(begin, end);
  }

  private String entity() throws PlistException {
    boolean numeric = source.peek(1) == '#';
    int least = numeric || source.peek(1) == 'a' ? 5 : 2;
    if (source.end() - source.at < least) {
      throw source.unexpectedEnd(ESCAPE);
    }
    if (numeric) {
      return numericEntity();
    }
    for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
      if (source.startsWith(entity.getKey())) {
        source.at += entity.getKey().length();
        return entity.getValue();
      }
    }
    throw source.refuse(
        source.at,
        "Encountered unknown ampersand-escape sequence at line " + source.line(),
        ESCAPE);
  }

  private String numericEntity() throws PlistException {
    int begin = source.at;
    boolean hex = source.peek(2) == 'x';
    source.at += hex ? 3 : 2;
    int first = source.at;
    long code = 0;
    while (source.peek() != ';') {
      if (source.atEnd()) {
        throw source.unexpectedEnd(ESCAPE);
      }
      if (source.at - first >= 8) {
        throw unparseable(begin, "unicode", "too large of a value for a Unicode sequence");
      }
      int digit = Character.digit(source.peek(), hex ? 16 : 10);
      if (digit < 0) {
        throw source.refuse(
            begin,
            "Encountered unexpected character "
                + source.character()
                + " at line "
                + source.line()
                + " while parsing data",
            ESCAPE);
      }
      code = code * (hex ? 16 : 10) + digit;
      source.at++;
    }
    source.at++;
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    if (code > Character.MAX_CODE_POINT || surrogate) {
      throw unparseable(begin, "Unicode", "input did not result in a real string");
    }
    return Character.toString((int) code);
  }

  private PlistException unparseable(int begin, String word, String why) {
    return source.refuse(
        begin,
        "Encountered unparseable "
            + word
            + " sequence at line "
            + source.line()
            + " while parsing data ("
            + why
            + ")",
        "give the number of a Unicode character");
  }

  private String decode(int from, int to) throws PlistException {
    for (int i = from; i < to; i++) {
      if (source.byteAt(i) < 0) {
        return decodeUtf8(from, to);
      }
    }
    return new String(source.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
  }

  private String decodeUtf8(int from, int to) throws PlistException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(source.bytes(), from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new PlistException(
          Code.LP005,
          source.position(in.position()),
          "Unable to convert string to correct encoding",
          "save the file as UTF-8, or name its encoding in <?xml ... encoding=\"...\"?>");
    }
    return out.flip().toString();
  }
}
