package io.github.launchd4j.host;

import io.github.launchd4j.plist.ShellText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program is not quarantined, as downloads from a browser are. The property list itself is
 * written anew, without the mark. Only macOS has xattr(1): elsewhere there is nothing to check.
 */
final class QuarantineCheck implements HostCheck {
  private static final String QUARANTINE = "com.apple.quarantine";

  @Override
  public Stream<Problem> check(HostContext candidate) {
    Optional<String> program = ProgramCheck.program(candidate).filter(path -> path.startsWith("/"));
    return program.filter(path -> isQuarantined(candidate.runner(), path)).stream()
        .map(
            path ->
                Problem.warning(
                    "the program " + path + " is quarantined, and macOS may refuse to run it",
                    "xattr -d "
                        + QUARANTINE
                        + " "
                        + ShellText.quote(path)
                        + ", if you trust where it came from"));
  }

  private static boolean isQuarantined(CommandRunner runner, String path) {
    try {
      return runner.run(List.of("/usr/bin/xattr", "-p", QUARANTINE, path)).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
