package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What launchd makes of an XML property list. It does not read by CoreFoundation's rules, which are
 * plutil's and those of {@link XmlReader}, but by libxpc's ({@code xpc_create_from_plist}), which
 * are not published: docs/rules/LP018.md says whence they are known. Not tried on a Mac; the
 * selftest asks.
 *
 * <p>Each method is called for something that {@link XmlReader} has just accepted, and notes if
 * launchd does not. {@link LibxpcContent} does the same for values.
 */
final class Libxpc {

  /** The elements whose tags are compared as a whole; of the others only the beginning is. */
  private static final List<String> LEAVES = List.of("string", "integer", "real", "date", "data");

  private static final String DOCTYPE =
      "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
          + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";

  private final Source source;
  private final Notes notes;
  private final Deque<Note.Cure> innerPlists = new ArrayDeque<>();

  Libxpc(Source source, Notes notes) {
    this.source = source;
    this.notes = notes;
  }

  /** A cure from there to where the reader is. */
  private Note.Cure here(Position from, String replacement) {
    return new Note.Cure(from, source.position(source.at), replacement);
  }

  /** A byte order mark counts. What the declaration says does not: the bytes are UTF-8. */
  void encoding(byte[] file) {
    byte[] utf8 = source.bytes();
    if (Encoding.isUtf32(file)) {
      notes.launchdRefuses(Position.START, "UTF-32", "save the file as UTF-8");
    } else if (file != utf8 && !Encoding.hasMark(file) && !Arrays.equals(file, utf8)) {
      notes.launchdReads(
          source.position(Arrays.mismatch(file, utf8)),
          Excerpt.quoted(file, utf8),
          Excerpt.quoted(utf8, file),
          "launchd ignores the encoding that a file declares; save it as UTF-8");
    }
  }

  /** {@code <?xml} and a space begin the only one that there may be, anywhere. */
  void instruction(int begin, Position at) {
    if (source.startsWith("<?xml ", begin)) {
      return;
    }
    if (source.startsWith("<?xml", begin) && Source.isSpace(source.byteAt(begin + 5))) {
      Note.Cure space = here(at, "<?xml " + source.text(begin + 6, source.at));
      notes.launchdRefuses(at, "a line end or a tab after <?xml", "write a space there", space);
    } else {
      String what = "a processing instruction other than <?xml";
      notes.launchdRefuses(at, what, "remove it", here(at, ""));
    }
  }

  void doctype(int begin, Position at) {
    if (!source.startsWith("<!DOCTYPE plist", begin)) {
      notes.launchdRefuses(
          at,
          "a DOCTYPE that does not begin with <!DOCTYPE plist",
          "write Apple's DOCTYPE line, or none",
          here(at, DOCTYPE));
    }
  }

  /** It ends at the first --&gt;, be its hyphens those of the beginning. */
  void comment(int begin, Position at) {
    if (source.startsWith("<!-->", begin) || source.startsWith("<!--->", begin)) {
      notes.launchdRefuses(
          at, "a comment that begins with >, for which it ends there", "remove the >");
    }
  }

  /** The root as a whole, when it has been read. */
  void root(Tags.Tag root) {
    if (!root.name().equals("plist")) {
      Position end = source.position(source.at);
      notes.launchdRefuses(
          root.position(),
          "a root without <plist> around it",
          "write <plist version=\"1.0\"> before it and </plist> after it",
          new Note.Cure(root.position(), root.position(), "<plist version=\"1.0\">\n"),
          new Note.Cure(end, end, "\n</plist>"));
    }
  }

  /** A DOCTYPE ends at its first &gt;, whatever stands in it. */
  boolean skipsSubset(int begin) {
    int end = source.find(">", begin);
    return source.startsWith("<!DOCTYPE plist", begin)
        && end > 0
        && source.isBlank(source.find("]", begin) + 1, end);
  }

  /** The offset of the next element past the root, or -1: other text ends the reading. */
  int elementAfter(int from) {
    int at = source.pastSpace(from);
    for (int end = skipped(at); end > 0; end = skipped(at)) {
      at = source.pastSpace(end);
    }
    boolean other = source.startsWith("<?", at) || source.startsWith("<!", at);
    return source.startsWith("<", at) && !other ? at : -1;
  }

  /** The end of the comment, declaration or DOCTYPE at an offset, or 0. */
  private int skipped(int at) {
    String end =
        source.startsWith("<!--", at)
            ? "-->"
            : source.startsWith("<?xml ", at)
                ? "?>"
                : source.startsWith("<!DOCTYPE plist", at) ? ">" : "";
    int found = end.isEmpty() ? -1 : source.find(end, at + 2);
    return found < 0 ? 0 : found + end.length();
  }

  /** An end tag there is one too many. An element may be what somebody meant to count. */
  void elementAfterRoot(int offset) {
    int before = offset;
    while (Source.isSpace(source.byteAt(before - 1))) {
      before--;
    }
    Position from = source.position(before);
    Position at = source.position(offset);
    int end = source.startsWith("</", offset) ? source.find(">", offset) : -1;
    if (end < 0) {
      notes.launchdRefuses(
          at,
          "an element after the end of the property list",
          "move what is to count into the <dict>, and remove the rest");
    } else {
      notes.launchdRefuses(
          at,
          "an end tag after the end of the property list",
          "remove it",
          new Note.Cure(from, source.position(end + 1), ""));
    }
  }

  /** When nothing is open but what is given: a {@code <plist>} belongs around all. */
  void startTag(Tags.Tag tag, boolean outermost) {
    String name = tag.name();
    if (name.equals("plist") && !outermost) {
      innerPlists.push(here(tag.position(), ""));
    }
    boolean bare = tag.end() - tag.offset() == name.length() + 2;
    if (!bare && !tag.empty() && LEAVES.contains(name)) {
      notes.launchdRefuses(
          tag.position(),
          "an attribute or a space in the tag <" + name + ">",
          "write <" + name + ">",
          here(tag.position(), "<" + name + ">"));
    }
  }

  /** When the end tag of a {@code <plist>} inside another element has been read. */
  void endOfInnerPlist(int begin) {
    Note.Cure start = innerPlists.pop();
    Note.Cure end = here(source.position(begin), "");
    notes.launchdRefuses(
        start.from(), "a <plist> inside another element", "remove its tags", start, end);
  }

  void endTag(Tags.Tag tag, int begin) {
    String name = tag.name();
    if (source.at - begin != name.length() + 3 && LEAVES.contains(name)) {
      Position at = source.position(begin);
      notes.launchdRefuses(
          at,
          "a space in the tag </" + name + ">",
          "write </" + name + ">",
          here(at, "</" + name + ">"));
    }
  }

  void emptyKey(Tags.Tag tag) {
    notes.launchdRefuses(
        tag.position(), "<key/>", "name the key", here(tag.position(), "<key></key>"));
  }

  void keyAsValue(Tags.Tag tag) {
    notes.add(
        Code.LP011,
        tag.position(),
        "launchd refuses a <key> where a value is expected; plutil reads it as a <string>",
        "add a value for the key before it, or write <string>");
  }

  void pairedBoolean(Tags.Tag tag) {
    String name = tag.name();
    notes.add(
        Code.LP009,
        tag.position(),
        "launchd refuses <" + name + "></" + name + ">, though plutil accepts it",
        "write <" + name + "/>",
        here(tag.position(), "<" + name + "/>"));
  }
}
