package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** launchd.plist(5), LaunchOnlyOnce: once until the next boot, whatever else the job says. */
final class OnceAndAgain implements Rule {

  private static final List<String> AGAIN =
      List.of(
          "StartInterval",
          "StartCalendarInterval",
          "WatchPaths",
          "QueueDirectories",
          "StartOnMount");

  @Override
  public String code() {
    return "LP411";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    Optional<Entry> again =
        Stream.concat(
                job.entry("KeepAlive").filter(OnceAndAgain::restarts).stream(),
                AGAIN.stream().flatMap(key -> job.entry(key).stream()))
            .findFirst();
    return again.isEmpty()
        ? Stream.empty()
        : Walk.flag(job, "LaunchOnlyOnce", true).stream()
            .map(
                once ->
                    warning(
                        once.keyPosition(),
                        "LaunchOnlyOnce beside " + again.get().key() + ", which starts a job again",
                        "take one of the two out"));
  }

  private static boolean restarts(Entry keepAlive) {
    return keepAlive.value() instanceof PlistBoolean always
        ? always.value()
        : keepAlive.value() instanceof PlistDictionary;
  }
}
