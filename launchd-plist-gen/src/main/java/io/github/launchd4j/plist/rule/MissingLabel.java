package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** launchd.plist(5): Label is required. */
final class MissingLabel implements Rule {

  private static final String HELP =
      "launchctl bootstrap fails with 110; choose a unique name: com.example.web";

  @Override
  public Code code() {
    return Code.LP101;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    Optional<PlistString> label = Walk.string(job, "Label");
    if (!job.has("Label")) {
      found.error(job.position(), "the job has no Label", HELP);
    } else if (label.isPresent() && label.get().value().isEmpty()) {
      found.error(label.get().position(), "Label \"\" is empty", HELP);
    }
  }
}
