package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5), EnablePressuredExit: ignored where KeepAlive is true. */
final class PressuredExitKeptAlive implements Rule {

  @Override
  public String code() {
    return "LP415";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.flag(job, "KeepAlive", true).isEmpty()
        ? Stream.empty()
        : Walk.flag(job, "EnablePressuredExit", true).stream()
            .map(
                entry ->
                    info(
                        entry.keyPosition(),
                        "EnablePressuredExit does nothing beside KeepAlive true",
                        "take one of the two out"));
  }
}
