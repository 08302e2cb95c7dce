package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;
import java.util.stream.Stream;

/** A PATH of the job's own replaces launchd's. */
final class ShortPath implements Rule {

  private static final List<String> NEEDED = List.of("/usr/bin", "/bin");

  @Override
  public String code() {
    return "LP813";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.environment(job)
        .filter(entry -> entry.key().equals("PATH"))
        .map(Walk::text)
        .filter(path -> path.value().startsWith("/") && !path.value().contains("$"))
        .filter(path -> !List.of(path.value().split(":")).containsAll(NEEDED))
        .map(
            path ->
                warning(
                    path.position(),
                    "PATH \""
                        + path.value()
                        + "\" lacks /usr/bin or /bin, where the tools of macOS are",
                    "it replaces launchd's own; add /usr/bin:/bin:/usr/sbin:/sbin"));
  }
}
