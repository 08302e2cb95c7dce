package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.PlistException;
import java.util.List;

/**
 * What stands around the elements: comments, processing instructions and the DOCTYPE. All of it is
 * skipped; no DTD is ever looked at, so nothing is fetched and no entity is defined.
 */
final class Markup {

  private final Source source;
  private final List<Note> notes;
  private final List<Comment> comments;

  /** Where the last comment ended, and whether its block is noted: a block of comments is once. */
  private int commentEnd;

  private boolean noted;

  Markup(Source source, List<Note> notes, List<Comment> comments) {
    this.source = source;
    this.notes = notes;
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
    int hyphens = source.find("--", source.at + 4);
    int begin = source.at;
    noted = noted && isBlank(commentEnd, begin);
    if (hyphens < end && !noted) {
      notes.add(new Note(Note.Kind.HYPHENS_IN_COMMENT, source.position(hyphens)));
      noted = true;
    }
    commentEnd = end + 3;
    source.at += 4;
    source.skipWhitespace();
    if (source.startsWith(Comment.MARK) && comments.size() < Comment.MAX) {
      String text = source.text(source.at + Comment.MARK.length(), Math.max(end, source.at));
      comments.add(new Comment(text.strip(), source.position(begin), startsLine(begin)));
    }
    source.at = end + 3;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (" \t\n\r".indexOf(source.byteAt(i)) < 0) {
        return false;
      }
    }
    return true;
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
    if (source.startsWith("<?xml ") && !source.isStart()) {
      notes.add(new Note(Note.Kind.LATE_DECLARATION, source.position(source.at)));
    }
    source.at = end + 2;
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
                + " while parsing inline DTD",
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
    return true;
  }
}
