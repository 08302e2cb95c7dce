package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;

/** A home of one user: the job works for nobody else. */
final class InOneHome implements Rule {

  private static final String USERS = "/Users/";

  @Override
  public Code code() {
    return Code.LP803;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text text : of.paths()) {
      if (isInHome(text.value())) {
        found.info(
            text.position(),
            text.quoted() + " is in one user's home folder",
            "use a folder that all users have, or write a plist for each user");
      }
    }
  }

  private static boolean isInHome(String path) {
    return path.startsWith(USERS)
        && !path.startsWith("/Users/Shared/")
        && path.indexOf('/', USERS.length()) > USERS.length();
  }
}
