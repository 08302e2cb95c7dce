package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;

/** launchd.plist(5), EnvironmentVariables: the values are taken as they stand. */
final class UnexpandedVariable implements Rule {

  @Override
  public Code code() {
    return Code.LP812;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Entry entry : Walk.environment(of.job())) {
      Text text = new Text(entry.key(), Walk.text(entry));
      if (isIn(text.value()) || text.value().startsWith("~/") || text.value().contains(":~/")) {
        found.warning(
            text.position(),
            text.quoted() + ": nothing expands it",
            "write the value itself; launchd's own PATH is /usr/bin:/bin:/usr/sbin:/sbin");
      }
    }
  }

  /** Whether the text holds a variable as a shell knows it: $HOME, ${HOME} or $(pwd). */
  static boolean isIn(String text) {
    for (int i = text.indexOf('$'); i >= 0 && i + 1 < text.length(); i = text.indexOf('$', i + 1)) {
      char next = text.charAt(i + 1);
      if ("_{(".indexOf(next) >= 0 || (Character.isLetter(next) && next < 128)) {
        return true;
      }
    }
    return false;
  }
}
