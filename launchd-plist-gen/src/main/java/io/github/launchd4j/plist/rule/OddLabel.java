package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** launchctl(1) names a job as DOMAIN/LABEL; launchd-842 (core.c) keeps some labels to itself. */
final class OddLabel implements Rule {

  private static final Pattern UNFIT = Pattern.compile("[\\s/]");
  private static final Pattern RESERVED =
      Pattern.compile("com\\.apple\\.launch(?:d|ctl)(?:\\..*)?|shell", Pattern.DOTALL);

  @Override
  public String code() {
    return "LP903";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.string(job, "Label").stream().flatMap(label -> finding(label).stream());
  }

  private Optional<Finding> finding(PlistString label) {
    String written = "Label \"" + label.value() + "\" ";
    if (RESERVED.matcher(label.value()).matches()) {
      return Optional.of(
          warning(
              label.position(),
              written + "is one that launchd keeps to itself",
              "choose another: bootstrap ends with 140"));
    }
    return UNFIT.matcher(label.value()).find()
        ? Optional.of(
            warning(
                label.position(),
                written + "has a space or a slash, which launchctl takes for the end of a name",
                "use letters, digits, dots and hyphens: com.example.web"))
        : Optional.empty();
  }
}
