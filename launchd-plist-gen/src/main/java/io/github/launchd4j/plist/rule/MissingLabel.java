package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.Optional;
import java.util.stream.Stream;

/** launchd.plist(5): Label is required. */
final class MissingLabel implements Rule {

  private static final String HELP =
      "launchctl bootstrap ends with 110; give a name that is unique: com.example.web";

  @Override
  public String code() {
    return "LP101";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    Optional<PlistValue> label = job.get("Label");
    if (label.isEmpty()) {
      return Stream.of(error(job.position(), "the job has no Label", HELP));
    }
    return label.get() instanceof PlistString text && text.value().isEmpty()
        ? Stream.of(error(text.position(), "Label \"\" is empty", HELP))
        : Stream.empty();
  }
}
