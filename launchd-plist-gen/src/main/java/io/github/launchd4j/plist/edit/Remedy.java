package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.finding.Code;
import java.util.List;

/**
 * A cure, and how to make it in the text.
 *
 * @param cure what it is
 * @param from where the entry begins that it is about
 * @param to where that has ended
 * @param edits inside these
 */
record Remedy(Cure cure, int from, int to, List<Edit> edits) {

  /** One that leaves the job as it reads, or makes it readable. */
  static Remedy ofSyntax(Code code, String what, Edit... edits) {
    Cure cure = new Cure(code, List.of(), what);
    return new Remedy(cure, edits[0].from(), edits[edits.length - 1].to(), List.of(edits));
  }

  static List<Edit> edits(List<Remedy> remedies) {
    return Edit.inOrder(remedies.stream().flatMap(remedy -> remedy.edits().stream()).toList());
  }
}
