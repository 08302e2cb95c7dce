package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;

/** environ(7): a name ends at the first equals sign. */
final class BadVariableName implements Rule {

  private static final String NEVER_IN_A_NAME = Chars.WHITE + "=$";

  @Override
  public Code code() {
    return Code.LP816;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Entry variable : Walk.environment(of.job())) {
      if (variable.key().isEmpty() || Chars.hasOneOf(variable.key(), NEVER_IN_A_NAME)) {
        found.warning(
            variable.keyPosition(),
            "\"" + variable.key() + "\" is not a valid variable name",
            "write only the name as the key, and the value as the string after it");
      }
    }
  }
}
