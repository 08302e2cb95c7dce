package io.github.launchd4j.host;

import java.util.List;
import java.util.stream.Stream;

/** One condition on this machine for installing a job. */
@FunctionalInterface
interface HostCheck {

  /** All checks, in the order in which they run. */
  List<HostCheck> ALL =
      List.of(
          new ContentCheck(),
          new AccountCheck(),
          new ProgramCheck(),
          new InterpreterCheck(),
          new JavaFilesCheck(),
          new WritersCheck(),
          new WorkingDirectoryCheck(),
          new LogCheck(),
          new DestinationCheck(),
          new SessionCheck(),
          new LoadedCheck(),
          new OtherDomainCheck(),
          new DisabledCheck(),
          new PortCheck(),
          new QuarantineCheck());

  Stream<Problem> check(HostContext candidate);
}
