package io.github.launchd4j.plist.install;

import io.github.launchd4j.plist.install.LaunchctlError.Cause;
import java.util.List;

/**
 * The table of {@link LaunchctlError}. docs/installing.md holds the same, and a test compares them.
 *
 * <p>Where it is from: the words are those of {@code launchctl error}; the causes those that users
 * of launchd report (basecamp/pow#40, openclaw/openclaw#112731, buildkite/docs#353,
 * ProcursusTeam/launchctl#9 and others). None was provoked on a Mac.
 */
final class LaunchctlErrors {

  private static final Cause DISABLED =
      new Cause("the label is disabled", "launchctl enable DOMAIN/LABEL, then bootstrap again");
  private static final Cause OWNERSHIP =
      new Cause(
          "the file belongs to somebody else, or group or others may write it",
          "for the system domain: chown root:wheel FILE; for agents: the user's own; then chmod 0644 FILE");
  private static final Cause GOING =
      new Cause(
          "a bootout of the label is not done yet: it returns before the job has ended",
          "wait until launchctl print DOMAIN/LABEL fails, then bootstrap");

  static final List<LaunchctlError> TABLE =
      List.of(
          error(
              5,
              "Input/output error: launchd's answer to nearly everything",
              new Cause(
                  "the label is loaded already",
                  "launchctl bootout DOMAIN/LABEL, wait until launchctl print DOMAIN/LABEL fails, then bootstrap"),
              DISABLED,
              OWNERSHIP,
              new Cause("the system domain was changed without root", "run it with sudo"),
              GOING,
              new Cause(
                  "the file is no property list that launchd reads",
                  "launchd:validate tells where; plutil -lint FILE tells less"),
              new Cause(
                  "the domain gui/UID was meant, and that user is not logged in at the screen",
                  "log in there, or install a daemon")),
          error(
              17,
              "File exists: the label is loaded from another file",
              new Cause(
                  "a job of the same label came from another path",
                  "launchctl print DOMAIN/LABEL tells its path; bootout it, and remove that file")),
          error(36, "Operation now in progress: the job is still being taken out", GOING),
          error(37, "Operation already in progress: the job is still being taken out", GOING),
          error(
              110,
              "the job has no Label",
              new Cause(
                  "the Label is missing or no string", "add a Label; launchd:validate tells")),
          error(
              111,
              "the job has no program",
              new Cause(
                  "neither Program nor ProgramArguments is there",
                  "add one of them; launchd:validate tells")),
          error(
              112,
              "there is no such domain",
              new Cause(
                  "gui/UID of a user who is not logged in at the screen, as over ssh",
                  "log in there, or install a daemon into the domain system")),
          error(
              113,
              "there is no such job in the domain",
              new Cause("the label is not loaded", "launchctl bootstrap DOMAIN FILE"),
              new Cause(
                  "it is loaded in another domain",
                  "try launchctl print system/LABEL and launchctl print gui/$(id -u)/LABEL")),
          error(
              114,
              "the user does not exist",
              new Cause("UserName names nobody", "correct UserName, or make that user")),
          error(
              115,
              "the group does not exist",
              new Cause("GroupName names no group", "correct GroupName, or make that group")),
          error(119, "the job is disabled", DISABLED),
          error(122, "bad ownership or permissions", OWNERSHIP),
          error(
              125,
              "the domain does not do that",
              new Cause(
                  "an agent was put into system, or a daemon into gui/UID",
                  "daemons: system and /Library/LaunchDaemons; agents: gui/UID and ~/Library/LaunchAgents")),
          error(
              134,
              "the job is not for this kind of session",
              new Cause(
                  "LimitLoadToSessionType does not name the session of the domain",
                  "remove LimitLoadToSessionType, or bootstrap into a domain of that type")),
          error(
              155,
              "the file is quarantined",
              new Cause(
                  "a browser or a mail program brought it, and macOS has marked it",
                  "xattr -d com.apple.quarantine FILE, if you trust where it came from")),
          error(
              161,
              "the job is switched off in the settings",
              new Cause(
                  "somebody switched it off in System Settings, General, Login Items",
                  "switch it on there; it is listed by whoever signed its program")));

  private LaunchctlErrors() {}

  private static LaunchctlError error(int number, String meaning, Cause... causes) {
    return new LaunchctlError(number, meaning, List.of(causes));
  }
}
