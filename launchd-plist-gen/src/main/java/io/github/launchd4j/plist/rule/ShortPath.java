package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.List;

/** A PATH of the job's own replaces launchd's. */
final class ShortPath implements Rule {

  private static final List<String> NEEDED = List.of("/usr/bin", "/bin");

  @Override
  public Code code() {
    return Code.LP813;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Entry variable : Walk.environment(of.job())) {
      if (variable.key().equals("PATH") && isShort(Walk.text(variable).value())) {
        found.warning(
            variable.value().position(),
            "PATH \""
                + Walk.text(variable).value()
                + "\" does not include /usr/bin or /bin, where the tools of macOS are",
            "it replaces launchd's own PATH; add /usr/bin:/bin:/usr/sbin:/sbin");
      }
    }
  }

  private static boolean isShort(String path) {
    return path.startsWith("/")
        && !path.contains("$")
        && !List.of(path.split(":", -1)).containsAll(NEEDED);
  }
}
