package io.github.launchd4j.host;

import io.github.launchd4j.plist.finding.Severity;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nobody but root and the job's own user can change what the job runs. Whoever can, runs programs
 * as that user: a job of root is refused for it, as sudo and sshd refuse their files.
 */
final class WritersCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    Set<String> trusted = new HashSet<>();
    candidate.runsAs().ifPresent(account -> trusted.add(account.name()));
    Set<String> told = new HashSet<>();
    Stream.Builder<Problem> problems = Stream.builder();
    for (Map.Entry<Path, String> file : JobFiles.of(candidate.job()).entrySet()) {
      Writers.beside(trusted, file.getKey())
          .filter(told::add)
          .map(why -> problem(candidate, file, why))
          .ifPresent(problems);
    }
    return problems.build();
  }

  private static Problem problem(HostContext candidate, Map.Entry<Path, String> file, String why) {
    String user = candidate.runsAs().map(Account::name).orElse("the job's user");
    return new Problem(
        candidate.runsAsRoot() ? Severity.ERROR : Severity.WARNING,
        "somebody else can change what runs as "
            + user
            + ": "
            + file.getValue()
            + " is "
            + file.getKey()
            + ", and "
            + why,
        "copy it to a folder that only root can change, such as /opt/NAME or /Library/Application"
            + " Support/NAME, and use that path"
            + (candidate.runsAsRoot() ? "; or give the job a UserName" : ""));
  }
}
