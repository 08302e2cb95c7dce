package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * launchd knows the process it started: the shell. The sockets are that one's, and so is SIGTERM
 * (launch_activate_socket(3): ESRCH).
 */
final class JavaWithoutExec implements Rule {

  @Override
  public Code code() {
    return Code.LP603;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> script = of.command().script();
    if (script.isPresent() && forksJava(script.get().value())) {
      found.warning(
          script.get().position(),
          "java runs as a child of the shell: launchd gives it no sockets, and stops the"
              + " shell but not java",
          "write exec before java, or run java without a shell");
    }
  }

  private static boolean forksJava(String script) {
    return script.contains("java")
        && Words.JAVA.matcher(script).find()
        && !Words.EXEC.matcher(script).find();
  }

  /** Compiled for scripts that speak of java. */
  private static final class Words {
    static final Pattern JAVA = Pattern.compile("(?:^|[\\s;&|(\"'/}])java[\"']?\\s");
    static final Pattern EXEC = Pattern.compile("(?:^|[\\s;&|(]|--)exec\\s");
  }
}
