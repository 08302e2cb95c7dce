package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * launchd knows the process it started: the shell. The sockets are that one's, and so is SIGTERM
 * (launch_activate_socket(3): ESRCH).
 */
final class JavaWithoutExec implements Rule {

  private static final Pattern JAVA = Pattern.compile("(?:^|[\\s;&|(\"'/}])java[\"']?\\s");
  private static final Pattern EXEC = Pattern.compile("(?:^|[\\s;&|(]|--)exec\\s");

  @Override
  public String code() {
    return "LP603";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return CommandLine.of(job).script().stream()
        .filter(
            script -> JAVA.matcher(script.value()).find() && !EXEC.matcher(script.value()).find())
        .map(
            script ->
                warning(
                    script.position(),
                    "java runs as a child of the shell: launchd gives it no socket and stops"
                        + " the shell, not java",
                    "write exec before java, or run java without a shell"));
  }
}
