package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Set;

/** A path that is looked for from / on, or from whatever folder launchd happens to be in. */
final class RelativePath implements Rule {

  /** These have rules of their own. */
  private static final Set<String> OTHERS = Set.of("Program", "SockPathName");

  private static final Set<String> STREAMS =
      Set.of("StandardInPath", "StandardOutPath", "StandardErrorPath");

  @Override
  public Code code() {
    return Code.LP113;
  }

  @Override
  public void check(Inspection of, Findings found) {
    boolean hasFolder = Walk.string(of.job(), "WorkingDirectory").isPresent();
    for (Walk.Known known : of.known()) {
      if (known.key().values() instanceof Values.AbsolutePath
          && known.entry().value() instanceof PlistString path
          && !OTHERS.contains(known.entry().key())
          && !(hasFolder && isOpenedInside(known.entry().key(), path.value()))) {
        check(new Text(known.entry().key(), path), found);
      }
    }
    for (Text watched : Text.watched(of.job())) {
      if (watched.value().startsWith("~/")) {
        found.info(
            watched.position(),
            watched.quoted() + " begins with ~, which may not be expanded",
            "launchd hands these paths to another process as they are; write an absolute path");
      } else {
        check(watched, found);
      }
    }
  }

  /** launchd changes to WorkingDirectory before it opens these (launchd-842, core.c:5181, 5197). */
  private static boolean isOpenedInside(String key, String path) {
    return STREAMS.contains(key) && !path.startsWith("~") && !path.contains("$");
  }

  private static void check(Text path, Findings found) {
    if (path.key().equals("WorkingDirectory") && isUnexpanded(path.value())) {
      found.error(
          path.position(),
          path.quoted()
              + " is not a folder: launchd does not expand it, and the job does not start",
          "write an absolute path without ~ and $VARIABLES");
    } else if (!path.value().isEmpty() && !path.value().startsWith("/")) {
      found.warning(
          path.position(),
          path.quoted() + " is not an absolute path",
          "launchd expands neither ~ nor $VARIABLES; write an absolute path");
    }
  }

  private static boolean isUnexpanded(String folder) {
    return folder.startsWith("~") || UnexpandedVariable.isIn(folder);
  }
}
