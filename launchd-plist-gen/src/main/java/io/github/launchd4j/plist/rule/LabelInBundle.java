package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** SMAppService registers a file by its name, and launchd knows the job by its label. */
final class LabelInBundle implements Rule {

  @Override
  public Code code() {
    return Code.LP910;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> label = Walk.string(of.job(), "Label");
    if (label.isPresent() && isOther(of, label.get().value())) {
      found.warning(
          label.get().position(),
          "Label \""
              + label.get().value()
              + "\" of a job in a bundle is not the name of the file, "
              + name(of),
          "name the file LABEL.plist: what registers it asks for the job by that name");
    }
  }

  private static boolean isOther(Inspection of, String label) {
    return Place.isInBundle(of.file())
        && name(of).endsWith(".plist")
        && !label.isEmpty()
        && !name(of).equals(label + ".plist");
  }

  private static String name(Inspection of) {
    return of.file().isPresent() ? String.valueOf(of.file().get().getFileName()) : "";
  }
}
