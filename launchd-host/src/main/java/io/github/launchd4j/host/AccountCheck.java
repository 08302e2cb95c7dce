package io.github.launchd4j.host;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user and the group exist. launchd notices an unknown user only when it starts the job (exit
 * code 78), not at bootstrap.
 */
final class AccountCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    if (!candidate.destination().isSystem()) {
      // UserName and GroupName: daemons only (launchd.plist(5)).
      return agentOfRoot(candidate).stream();
    }
    return Stream.of(user(candidate), group(candidate)).flatMap(Optional::stream);
  }

  private static Optional<Problem> agentOfRoot(HostContext candidate) {
    return candidate.destination().domain().equals("gui/0")
        ? Optional.of(
            Problem.warning(
                "gui/0 is the domain of root, who is hardly ever logged in at the screen",
                "install an agent without sudo, as the user it is for"))
        : Optional.empty();
  }

  private static Optional<Problem> user(HostContext candidate) {
    return candidate
        .job()
        .userName()
        .filter(name -> candidate.runsAs().isEmpty())
        .map(
            name ->
                Problem.error(
                    "UserName \"" + name + "\" is not a user of this machine",
                    "correct UserName, or create that user; dscl . -list /Users lists the existing ones"));
  }

  private static Optional<Problem> group(HostContext candidate) {
    IdCommand accounts = new IdCommand(candidate.runner());
    return candidate
        .job()
        .groupName()
        .filter(name -> !accounts.isGroup(name))
        .map(
            name ->
                Problem.error(
                    "GroupName \"" + name + "\" is not a group of this machine",
                    "correct GroupName, or create that group; dscl . -list /Groups lists the existing ones"));
  }
}
