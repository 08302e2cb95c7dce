package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * hier(7): /tmp is open to everybody and swept; /var/run is emptied at each boot, folders in it
 * included, and launchd makes none.
 */
final class SocketPlace implements Rule {

  private static final Pattern OPEN_TO_ALL =
      Pattern.compile("(?:/private)?(?:/var)?/tmp/.*", Pattern.DOTALL);
  private static final Pattern EMPTIED =
      Pattern.compile("(?:/private)?/var/run/[^/]+/.*", Pattern.DOTALL);

  @Override
  public String code() {
    return "LP219";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .flatMap(socket -> Walk.string(socket, "SockPathName").stream())
        .flatMap(path -> finding(path).stream());
  }

  private Optional<Finding> finding(PlistString path) {
    String written = "SockPathName \"" + path.value() + "\" is ";
    if (OPEN_TO_ALL.matcher(path.value()).matches()) {
      return Optional.of(
          warning(
              path.position(),
              written + "where everybody may put a file of that name first",
              "for a daemon choose /var/run, for an agent SecureSocketWithKey"));
    }
    return EMPTIED.matcher(path.value()).matches()
        ? Optional.of(
            warning(
                path.position(),
                written + "in a folder that is gone after the next boot",
                "launchd makes no folders; put the socket into /var/run itself"))
        : Optional.empty();
  }
}
