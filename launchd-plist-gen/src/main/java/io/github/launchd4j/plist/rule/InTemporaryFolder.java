package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** hier(7): /tmp is open to everybody, and what lies there for days is swept. */
final class InTemporaryFolder implements Rule {

  private static final Pattern TEMPORARY =
      Pattern.compile("(?:/private)?(?:/var)?/tmp(?:/.*)?", Pattern.DOTALL);

  /** A socket has {@link SocketPlace}; a file to watch for there is a usual way to call a job. */
  private static final Set<String> OTHERS =
      Set.of("SockPathName", "WatchPaths", "QueueDirectories", "PathState");

  @Override
  public String code() {
    return "LP802";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.paths(job)
        .filter(text -> !OTHERS.contains(text.key()) && TEMPORARY.matcher(text.value()).matches())
        .map(
            text ->
                warning(
                    text.position(),
                    text.quoted() + " is in a folder that is open to everybody, and swept",
                    "for logs use /var/log or ~/Library/Logs written out, for the rest"
                        + " /Library/Application Support"));
  }
}
