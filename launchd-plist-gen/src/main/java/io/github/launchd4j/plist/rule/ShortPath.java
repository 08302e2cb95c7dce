package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.ArrayList;
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
      String path = Walk.text(variable).value();
      if (variable.key().equals("PATH") && path.startsWith("/") && !path.contains("$")) {
        List<String> missing = new ArrayList<>(NEEDED);
        missing.removeAll(List.of(path.split(":", -1)));
        if (!missing.isEmpty()) {
          found.warning(
              variable.value().position(),
              "PATH \"" + path + "\" does not include " + String.join(" or ", missing),
              "it replaces launchd's own PATH; add /usr/bin:/bin:/usr/sbin:/sbin");
        }
      }
    }
  }
}
