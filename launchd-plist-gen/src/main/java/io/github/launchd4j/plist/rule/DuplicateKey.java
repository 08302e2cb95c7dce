package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.stream.Stream;

/** Apple's reader keeps the last of two equal keys (CFPropertyList.c, parseDictTag). */
final class DuplicateKey implements Rule {

  @Override
  public String code() {
    return "LP109";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.everything()
        .filter(PlistDictionary.class::isInstance)
        .flatMap(dictionary -> ((PlistDictionary) dictionary).duplicates().stream())
        .map(this::finding);
  }

  private Finding finding(Entry entry) {
    return warning(
        entry.keyPosition(),
        "the key \"" + entry.key() + "\" stands in this dictionary already",
        "the last one counts and the ones before are lost; take one out");
  }
}
