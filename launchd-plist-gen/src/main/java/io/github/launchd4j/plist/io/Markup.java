package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.Position;
import java.util.List;

/**
 * What stands around the elements: comments, processing instructions and the DOCTYPE. All of it is
 * skipped; no DTD is ever looked at, so nothing is fetched and no entity is defined.
 */
final class Markup {

  private static final String XML_TOOLS =
      "Apple's readers accept it, but other XML tools do not; remove it";

  private final Source source;
  private final Notes notes;
  private final Libxpc libxpc;
  private final List<Comment> comments;

  /** Where the last comment ended, and whether its block is noted: a block of comments is once. */
  private int commentEnd;

  private boolean noted;

  Markup(Source source, Notes notes, Libxpc libxpc, List<Comment> comments) {
    this.source = source;
    this.notes = notes;
    this.libxpc = libxpc;
    this.comments = comments;
  }

  /** Moves to the {@code <} of the root element. */
  void skipProlog() throws PlistException {
    while (true) {
      source.skipWhitespace();
      if (source.at + 1 >= source.end()) {
        throw source.refuse(
            source.end(), "No XML content found", "a property list needs a <plist> with a <dict>");
      }
      if (source.peek() != '<') {
        throw source.refuse(
            source.at,
            "Unexpected character " + source.character() + " at line " + source.line(),
            "only comments are allowed before <plist>");
      }
      if (!skipOther() && !skipDoctype()) {
        return;
      }
    }
  }

  /** Skips a comment or a processing instruction at the place, if there is one. */
  boolean skipOther() throws PlistException {
    if (source.startsWith("<!--")) {
      skipComment();
      return true;
    }
    if (source.startsWith("<?")) {
      skipInstruction();
      return true;
    }
    return false;
  }

  /** As Apple's reader has it, a comment ends at the first --&gt;, whatever stands in it. */
  private void skipComment() throws PlistException {
    int end = source.find("-->", source.at + 4);
    if (end < 0) {
      throw source.refuse(
          source.at, "Unterminated comment started on line " + source.line(), "end it with -->");
    }
    int begin = source.at;
    Position position = source.position(begin);
    libxpc.comment(begin, position);
    int hyphens = source.find("--", begin + 4);
    noted = noted && source.isBlank(commentEnd, begin);
    if (hyphens < end && !noted) {
      String message = "-- inside a comment, which XML forbids";
      notes.add(Code.LP010, source.position(hyphens), message, XML_TOOLS);
      noted = true;
    }
    commentEnd = end + 3;
    source.at += 4;
    source.skipWhitespace();
    if (source.startsWith(Comment.MARK) && comments.size() < Comment.MAX) {
      int from = source.at + Comment.MARK.length();
      String text = source.text(from, Math.min(Math.max(from, end), from + Comment.MAX_LENGTH));
      comments.add(new Comment(text.strip(), position, startsLine(begin)));
    }
    source.at = end + 3;
  }

  private boolean startsLine(int offset) {
    int before = offset - 1;
    while (before >= 0 && (source.byteAt(before) == ' ' || source.byteAt(before) == '\t')) {
      before--;
    }
    return before < 0 || source.byteAt(before) == '\n' || source.byteAt(before) == '\r';
  }

  private void skipInstruction() throws PlistException {
    int end = source.find("?>", source.at + 2);
    if (end < 0) {
      throw source.refuse(
          source.at,
          "Encountered unexpected EOF while parsing the processing instruction begun on line "
              + source.line(),
          "end it with ?>");
    }
    int begin = source.at;
    Position position = source.position(begin);
    boolean late = source.startsWith("<?xml ") && source.at != source.start();
    source.at = end + 2;
    libxpc.instruction(begin, position);
    if (late) {
      lateDeclaration(begin, position);
    }
  }

  /** Where only whitespace precedes it, that goes; else it, which counts for nothing there. */
  private void lateDeclaration(int begin, Position position) {
    boolean first =
        source.isBlank(source.start(), begin)
            && !source.text(begin, source.at).contains("encoding=");
    Note.Cure cure =
        first
            ? new Note.Cure(Position.START, position, "")
            : new Note.Cure(position, source.position(pastLine(begin)), "");
    String message = "<?xml is not the first thing in the file";
    notes.add(Code.LP010, position, message, XML_TOOLS, cure);
  }

  /** Past the line end, if there is nothing else in the line. */
  private int pastLine(int begin) {
    if (startsLine(begin)) {
      for (String lineEnd : new String[] {"\r\n", "\n"}) {
        if (source.startsWith(lineEnd, source.at)) {
          return source.at + lineEnd.length();
        }
      }
    }
    return source.at;
  }

  /** What follows the root counts for nothing, but for elements, which launchd finds. */
  void noteEpilog() {
    source.skipWhitespace();
    int element = libxpc.elementAfter(source.at);
    if (!source.atEnd() && !source.startsWith("<!--") && element != source.at) {
      String message = "something follows the end of the property list";
      notes.add(Code.LP010, source.position(source.at), message, XML_TOOLS);
    }
    if (element >= 0) {
      libxpc.elementAfterRoot(element);
    }
  }

  private boolean skipDoctype() throws PlistException {
    if (!source.startsWith("<!")) {
      return false;
    }
    if (!source.startsWith("<!DOCTYPE")) {
      throw source.refuse(
          source.at, "Malformed DTD on line " + source.line(), "the DOCTYPE line is optional");
    }
    int begin = source.at;
    while (!source.atEnd() && source.peek() != '>') {
      if (source.peek() == '[') {
        throw source.refuse(
            source.at,
            "Encountered unexpected character [ on line "
                + source.line()
                + " while parsing DTD"
                + (libxpc.skipsSubset(begin) ? "; launchd skips it" : ""),
            "remove the [...] from the DOCTYPE; write values instead of entities");
      }
      source.at++;
    }
    if (source.atEnd()) {
      throw source.refuse(
          begin,
          "Encountered unexpected EOF while parsing DTD",
          "the DOCTYPE line is truncated; it is optional");
    }
    source.at++;
    libxpc.doctype(begin, source.position(begin));
    return true;
  }
}
