package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * launchd starts jobs before other volumes are mounted, makes the missing folder for a log, and the
 * volume is mounted under another name.
 */
final class OnVolume implements Rule {

  @Override
  public String code() {
    return "LP801";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.paths(job)
        .filter(text -> text.value().startsWith("/Volumes/"))
        .filter(text -> !text.value().startsWith("/Volumes/Macintosh HD/"))
        .map(
            text ->
                warning(
                    text.position(),
                    text.quoted() + " is on a volume that may not be mounted when the job starts",
                    "use the boot volume, or wait for the volume with StartOnMount"));
  }
}
