package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Place;
import java.nio.file.Path;
import java.util.Optional;

/** launchctl(1): of its folders, and of no others, launchd loads what ends in .plist. */
final class NotNamedPlist implements Rule {

  @Override
  public Code code() {
    return Code.LP906;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Path> file = of.file();
    String name = file.isPresent() ? String.valueOf(file.get().getFileName()) : "";
    if (Place.isBesideInstalled(file)) {
      found.warning(
          of.job().position(),
          "launchd does not read the folder of this file, "
              + file.get().toAbsolutePath().getParent(),
          "put it into /Library/LaunchDaemons, /Library/LaunchAgents or ~/Library/LaunchAgents");
    } else if (!name.endsWith(".plist") && Place.isInstalled(file)) {
      found.warning(
          of.job().position(),
          "the file " + name + " does not end in .plist: launchd ignores it",
          "name it LABEL.plist");
    }
  }
}
