package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.Position;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing that can be wrong with a job. A value of the wrong type is left to {@link WrongType}.
 */
public interface Rule {

  /** The code of the rule's findings, and the name of its page in docs/rules. */
  String code();

  /** What is wrong with this job, in any order. */
  Stream<Finding> check(PlistDictionary job);

  /**
   * As {@link #check(PlistDictionary)}, for a rule that the name or the place of the file helps.
   */
  default Stream<Finding> check(PlistDictionary job, Optional<Path> file) {
    return check(job);
  }

  /** A finding of this rule. */
  default Finding error(Position position, String message, String help) {
    return new Finding(code(), Severity.ERROR, position, message, help);
  }

  /** A finding of this rule. */
  default Finding warning(Position position, String message, String help) {
    return new Finding(code(), Severity.WARNING, position, message, help);
  }

  /** A finding of this rule. */
  default Finding info(Position position, String message, String help) {
    return new Finding(code(), Severity.INFO, position, message, help);
  }
}
