package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Why a job ended with a code that says only that it could not start: found by looking. */
final class ExitCauses {

  /** EX_CONFIG from launchd, and what a shell or env(1) answers if they cannot start a program. */
  private static final Set<Integer> CODES = Set.of(78, 126, 127);

  private static final List<HostCheck> CHECKS =
      List.of(
          new AccountCheck(),
          new ProgramCheck(),
          new InterpreterCheck(),
          new JavaFilesCheck(),
          new WorkingDirectoryCheck(),
          new LogCheck());

  private ExitCauses() {}

  /** What is wrong on this machine with an installed job that ended so; empty for other codes. */
  static List<Problem> of(ServiceTarget installed, LaunchctlPrint printed, OptionalInt lastExit) {
    Optional<FileContent> file = FileContent.of(installed.file());
    if (lastExit.isEmpty() || !CODES.contains(lastExit.getAsInt()) || file.isEmpty()) {
      return List.of();
    }
    try {
      Job job = Job.from(file.get().tree());
      Account self = new IdCommand(installed.launchctl().runner()).self();
      HostContext context =
          new HostContext(
              installed.file(),
              file.get(),
              job,
              installed.destination(),
              installed.launchctl(),
              printed,
              self,
              Account.of(job, installed, self));
      return CHECKS.stream().flatMap(check -> check.check(context)).toList();
    } catch (PlistException e) {
      return List.of(Problem.error(String.valueOf(e.getMessage()), e.help()));
    } catch (IOException e) {
      return List.of();
    }
  }
}
