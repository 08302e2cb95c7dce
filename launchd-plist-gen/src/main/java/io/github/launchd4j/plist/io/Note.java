package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.tree.Position;
import java.util.List;

/**
 * What a reader has to tell about a file that it accepts.
 *
 * @param finding what it is
 * @param cures what to write instead, so that every reader reads what this one does; empty if that
 *     is not known
 */
public record Note(Finding finding, List<Cure> cures) {

  /**
   * A part of the file and what comes in its place.
   *
   * @param from its first character
   * @param to the one after its last; equal to from to insert
   * @param replacement in its place
   */
  public record Cure(Position from, Position to, String replacement) {}
}
