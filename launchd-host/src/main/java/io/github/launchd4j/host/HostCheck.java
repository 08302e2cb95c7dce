package io.github.launchd4j.host;

import java.util.List;
import java.util.stream.Stream;

/** One thing that has to be right on this machine before a job is installed. */
@FunctionalInterface
interface HostCheck {

  /** All of them, in the order in which one would look. */
  List<HostCheck> ALL =
      List.of(
          new ContentCheck(),
          new AccountCheck(),
          new ProgramCheck(),
          new JavaFilesCheck(),
          new WorkingDirectoryCheck(),
          new LogCheck(),
          new DestinationCheck(),
          new LoadedCheck(),
          new DisabledCheck(),
          new PortCheck(),
          new QuarantineCheck());

  Stream<Problem> check(HostContext candidate);
}
