package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;

/**
 * launchd starts jobs before other volumes are mounted, makes the missing folder for a log, and the
 * volume is mounted under another name.
 */
final class OnVolume implements Rule {

  @Override
  public Code code() {
    return Code.LP801;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text path : of.paths()) {
      if (path.value().startsWith("/Volumes/")
          && !path.value().startsWith("/Volumes/Macintosh HD/")) {
        found.warning(
            path.position(),
            path.quoted() + " is on a volume that may not be mounted when the job starts",
            "use the boot volume, or wait for the volume with StartOnMount");
      }
    }
  }
}
