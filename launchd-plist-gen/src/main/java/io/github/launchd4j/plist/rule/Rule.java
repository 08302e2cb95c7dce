package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;

/**
 * One thing that can be wrong with a job. A value of the wrong type is left to {@link WrongType}.
 */
public interface Rule {

  /** The code of the rule's findings, and the name of its page in docs/rules. */
  Code code();

  /** Tells what is wrong with this job, in any order. */
  void check(Inspection of, Findings found);
}
