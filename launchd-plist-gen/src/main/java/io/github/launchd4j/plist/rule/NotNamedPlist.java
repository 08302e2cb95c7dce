package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** launchctl(1): of a folder, launchd loads what ends in .plist. */
final class NotNamedPlist implements Rule {

  @Override
  public String code() {
    return "LP906";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Stream.empty();
  }

  @Override
  public Stream<Finding> check(PlistDictionary job, Optional<Path> file) {
    return file.map(path -> String.valueOf(path.getFileName())).stream()
        .filter(name -> !name.endsWith(".plist") && Place.isInstalled(file))
        .map(
            name ->
                warning(
                    job.position(),
                    "the file " + name + " does not end in .plist: launchd passes it over",
                    "name it LABEL.plist"));
  }
}
