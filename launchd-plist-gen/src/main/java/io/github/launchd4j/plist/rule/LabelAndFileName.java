package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/**
 * launchd.plist(5): the file should be called by the label and .plist. launchd itself takes any
 * name; people and tools look for the file of a label where launchd finds it.
 */
final class LabelAndFileName implements Rule {

  @Override
  public Code code() {
    return Code.LP901;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> label = Walk.string(of.job(), "Label");
    String name = of.file().isPresent() ? String.valueOf(of.file().get().getFileName()) : "";
    if (label.isPresent()
        && Place.isInstalled(of.file())
        && !Place.isInBundle(of.file()) // LP910
        && isOther(name, label.get().value())) {
      found.info(
          label.get().position(),
          "Label \"" + label.get().value() + "\" is not the name of the file, " + name,
          "name the file after its label: people and tools look for it there");
    }
  }

  private static boolean isOther(String name, String label) {
    return name.endsWith(".plist")
        && !label.isEmpty()
        && !name.equals(label + ".plist")
        && !name.equals(label); // LP902
  }
}
