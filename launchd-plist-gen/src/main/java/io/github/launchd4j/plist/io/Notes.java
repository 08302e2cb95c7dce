package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.List;

/** Collects what there is to note about a file, and not without end. */
final class Notes {

  private static final int MAX = 10_000;

  private final List<Note> notes = new ArrayList<>();

  void add(Code code, Position at, String message, String help, Note.Cure... cures) {
    if (notes.size() < MAX) {
      Finding finding = new Finding(code, code.severities().get(0), at, message, help);
      notes.add(new Note(finding, List.of(cures)));
    }
  }

  /** launchd refuses the file, because of what is there. */
  void launchdRefuses(Position at, String what, String help, Note.Cure... cures) {
    String message = "launchd refuses " + what + ", though plutil accepts it";
    add(Code.LP018, at, message, help, cures);
  }

  /** launchd reads another value than plutil. */
  void launchdReads(Position at, String launchd, String plutil, String help, Note.Cure... cures) {
    String message = "launchd reads " + launchd + ", plutil reads " + plutil;
    add(Code.LP019, at, message, help, cures);
  }

  List<Note> all() {
    return List.copyOf(notes);
  }
}
