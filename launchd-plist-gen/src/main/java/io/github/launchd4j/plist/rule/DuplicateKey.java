package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;

/** Apple's reader keeps the last of two equal keys (CFPropertyList.c, parseDictTag). */
final class DuplicateKey implements Rule {

  @Override
  public Code code() {
    return Code.LP109;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistValue value : of.everything()) {
      if (value instanceof PlistDictionary dictionary) {
        check(dictionary, found);
      }
    }
  }

  private static void check(PlistDictionary dictionary, Findings found) {
    for (Entry entry : dictionary.duplicates()) {
      found.warning(
          entry.keyPosition(),
          "the key \"" + entry.key() + "\" is already in this dictionary",
          "the last one counts and the earlier ones are ignored; remove one");
    }
  }
}
