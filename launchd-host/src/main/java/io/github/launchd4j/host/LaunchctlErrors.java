package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlError.Cause;
import java.util.List;

/**
 * The table of {@link LaunchctlError}. docs/installing.md has the same table, and a test compares
 * them.
 *
 * <p>The words are those of {@code launchctl error}; the causes are those that users of launchd
 * report (basecamp/pow#40, openclaw/openclaw#112731, buildkite/docs#353, ProcursusTeam/launchctl#9,
 * psimaker/vaultsync#89; 1: apple/container#1281, Alkenso/sLaunchctl#1; 2:
 * DeterminateSystems/nix-installer#1270; 3: jdx/mise#10965; 36: osquery/osquery#5698; 150:
 * OleksandrKrupko/mac-os-debloat#4; and others). None was provoked on a Mac.
 */
final class LaunchctlErrors {

  private static final Cause DISABLED =
      new Cause("the label is disabled", "launchctl enable DOMAIN/LABEL, then bootstrap again");
  private static final Cause OWNERSHIP =
      new Cause(
          "the file belongs to another user, or group or others may write to it",
          "for a daemon, chown root:wheel FILE; for an agent, chown it to its user; then chmod 0644 FILE");
  private static final Cause GOING =
      new Cause(
          "a bootout of the label is still under way: it returns before the job has ended",
          "wait until launchctl print DOMAIN/LABEL fails, then bootstrap");

  private static final Cause ROOT =
      new Cause("the system domain was changed without root", "run it with sudo");
  private static final Cause SESSION =
      new Cause(
          "LimitLoadToSessionType does not name the session of the domain",
          "remove LimitLoadToSessionType, or bootstrap into a domain of that type");

  static final List<LaunchctlError> TABLE =
      List.of(
          error(
              1,
              "Operation not permitted",
              ROOT,
              new Cause(
                  "the domain is another user's",
                  "run it as that user, without sudo for an agent")),
          error(
              2,
              "No such file or directory",
              new Cause(
                  "the given path does not exist",
                  "put the file at FILE, or use launchctl bootout DOMAIN/LABEL, which needs no file")),
          error(
              3,
              "No such process: bootout found no such job",
              new Cause("the label is not loaded", "nothing to do: the job is not loaded")),
          error(
              5,
              "Input/output error: launchd's answer to nearly everything",
              new Cause(
                  "the label is already loaded",
                  "launchctl bootout DOMAIN/LABEL, wait until launchctl print DOMAIN/LABEL fails, then bootstrap"),
              DISABLED,
              OWNERSHIP,
              ROOT,
              GOING,
              new Cause(
                  "the file is not a property list that launchd can read",
                  "run launchd:validate, which shows where; plutil -lint FILE shows less"),
              new Cause(
                  "the domain is gui/UID, and that user is not logged in at the screen, for example over ssh",
                  "log in there, or install a daemon"),
              SESSION),
          error(
              17,
              "File exists: the label is loaded from another file",
              new Cause(
                  "a job of the same label was loaded from another path",
                  "launchctl print DOMAIN/LABEL shows its path; boot it out, and remove that file")),
          error(36, "Operation now in progress: the job is still being booted out", GOING),
          error(37, "Operation already in progress: the job is still being booted out", GOING),
          error(
              110,
              "the job has no Label",
              new Cause(
                  "the Label is missing or not a string",
                  "add a Label; launchd:validate shows where")),
          error(
              111,
              "the job has no program",
              new Cause(
                  "there is neither Program nor ProgramArguments",
                  "add one of them; launchd:validate shows where")),
          error(
              112,
              "there is no such domain",
              new Cause(
                  "gui/UID of a user who is not logged in at the screen, for example over ssh",
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
              new Cause(
                  "UserName is not a user of this Mac", "correct UserName, or create that user")),
          error(
              115,
              "the group does not exist",
              new Cause(
                  "GroupName is not a group of this Mac",
                  "correct GroupName, or create that group")),
          error(119, "the job is disabled", DISABLED),
          error(122, "bad ownership or permissions", OWNERSHIP),
          error(
              125,
              "the domain does not support this",
              new Cause(
                  "an agent was loaded into system, or a daemon into gui/UID",
                  "daemons go into system and /Library/LaunchDaemons, agents into gui/UID and ~/Library/LaunchAgents")),
          error(134, "the job is not for this kind of session", SESSION),
          error(
              150,
              "Operation not permitted while System Integrity Protection is engaged",
              new Cause(
                  "the job belongs to macOS, and SIP protects it",
                  "leave it; launchctl disable DOMAIN/LABEL keeps most such jobs from starting again")),
          error(
              155,
              "the file is quarantined",
              new Cause(
                  "a browser or a mail program downloaded it, and macOS marked it",
                  "xattr -d com.apple.quarantine FILE, if you trust where it came from")),
          error(
              161,
              "the job is switched off in the settings",
              new Cause(
                  "it was switched off in System Settings, General, Login Items",
                  "switch it on there; it is listed under the name of whoever signed its program")));

  private LaunchctlErrors() {}

  private static LaunchctlError error(int number, String meaning, Cause... causes) {
    return new LaunchctlError(number, meaning, List.of(causes));
  }
}
