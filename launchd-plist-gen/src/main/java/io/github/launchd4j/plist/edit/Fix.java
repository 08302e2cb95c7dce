package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.Document;
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.rule.Suppressions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The safe cures of what {@link Validator} finds, made in the text of the file: comments, order,
 * layout and unknown keys stay, and so does what a comment in the file suppresses. Immutable.
 */
public final class Fix {

  /** Each round may uncover something for the next one. */
  private static final int MAX_ROUNDS = 100;

  private final String before;
  private final String after;
  private final boolean marked;

  private Fix(String before, String after, boolean marked) {
    this.before = before;
    this.after = after;
    this.marked = marked;
  }

  /**
   * Cures what a file holds.
   *
   * @throws IOException if it is not XML in UTF-8
   */
  public static Fix of(byte[] bytes) throws IOException {
    String before = XmlText.decode(bytes);
    String text = before;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String cured = round(text);
      if (cured.equals(text)) {
        break;
      }
      text = cured;
    }
    boolean marked = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
    return new Fix(before, text, marked);
  }

  private static String round(String text) throws PlistException {
    XmlText xml = new XmlText(text);
    List<Edit> edits = new ArrayList<>();
    try {
      Document document = PlistReader.read(text.getBytes(StandardCharsets.UTF_8));
      if (!text.stripLeading().startsWith("<")) {
        return text; // ASCII: sound, and without positions
      }
      Suppressions suppressions = Suppressions.of(document);
      edits.addAll(SyntaxCures.of(xml, document.notes(), suppressions));
      if (edits.isEmpty()) {
        edits.addAll(Cures.of(xml, document.root(), suppressions));
      }
    } catch (PlistException e) {
      Optional<Edit> cure = SyntaxCures.of(xml, e);
      cure.ifPresent(edits::add);
    }
    return Edit.apply(text, edits);
  }

  /** Whether anything was cured. */
  public boolean isChange() {
    return !before.equals(after);
  }

  /** The file with the cures, and with the byte order mark that it had. */
  public byte[] toBytes() {
    return ((marked ? "\uFEFF" : "") + after).getBytes(StandardCharsets.UTF_8);
  }

  /** What is still to be found, in file order. */
  public List<Finding> remaining() {
    return Validator.validate(after.getBytes(StandardCharsets.UTF_8));
  }

  /** What was done, as a unified diff; empty where nothing was. */
  public String diff(String file) {
    return Diff.unified(file, before, after);
  }
}
