package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.life.Place.Kind;
import io.github.launchd4j.plist.tree.PlistString;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Homes that do not fit the job. A job of one user has that user's home in its paths, since launchd
 * expands nothing.
 */
final class InOneHome implements Rule {

  private static final String USERS = "/Users/";

  @Override
  public Code code() {
    return Code.LP803;
  }

  @Override
  public void check(Inspection of, Findings found) {
    String owner = owner(of);
    for (Text text : of.paths()) {
      String home = homeOf(text.value());
      if (!home.isEmpty() && !home.equals(owner)) {
        String why = why(of, text, owner);
        if (!why.isEmpty()) {
          found.info(
              text.position(),
              text.quoted() + " is in the home folder of " + home + ", " + why,
              "use a folder that all users have, or write a plist for each user");
          return;
        }
        owner = home;
      }
    }
  }

  /** Whose the job is: the user of a daemon, or who has the file; empty if nothing tells. */
  private static String owner(Inspection of) {
    Optional<PlistString> user = Walk.string(of.job(), "UserName");
    if (user.isPresent()) {
      return user.get().value();
    }
    return of.file().isPresent() && Place.isInstalled(of.file())
        ? homeOf(of.file().get().toAbsolutePath().toString())
        : "";
  }

  private static String why(Inspection of, Text text, String owner) {
    if (!owner.isEmpty()) {
      return "where other parts of the job belong to " + owner;
    }
    if (isOfAllUsers(of.file())) {
      return "but the job is for every user";
    }
    Kind kind = Place.of(of.job(), of.file()).kind();
    boolean program = text.key().equals("Program") || text.key().equals("ProgramArguments");
    return kind == Kind.DAEMON && Place.isInstalled(of.file()) && program
        ? "who can make root run anything: the job has no UserName"
        : "";
  }

  private static boolean isOfAllUsers(Optional<Path> file) {
    return file.isPresent()
        && Path.of("/Library/LaunchAgents").equals(file.get().toAbsolutePath().getParent());
  }

  /** The user whose home a path leads into, or an empty text. */
  private static String homeOf(String path) {
    int end = path.startsWith(USERS) ? path.indexOf('/', USERS.length()) : -1;
    String user = end < 0 ? "" : path.substring(USERS.length(), end);
    return user.equals("Shared") ? "" : user;
  }
}
