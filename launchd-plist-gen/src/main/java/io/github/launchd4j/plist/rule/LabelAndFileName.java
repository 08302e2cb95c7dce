package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * launchd.plist(5): the file should be called by the label and .plist. launchd itself takes any
 * name.
 */
final class LabelAndFileName implements Rule {

  @Override
  public String code() {
    return "LP901";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Stream.empty();
  }

  @Override
  public Stream<Finding> check(PlistDictionary job, Optional<Path> file) {
    String name = file.map(path -> String.valueOf(path.getFileName())).orElse("");
    return Walk.string(job, "Label").stream()
        .filter(label -> name.endsWith(".plist") && !label.value().isEmpty())
        .filter(label -> !name.equals(label.value() + ".plist"))
        .map(
            label ->
                info(
                    label.position(),
                    "Label \"" + label.value() + "\" is not the name of the file, " + name,
                    "call the file by its label: people and tools look for it there"));
  }
}
