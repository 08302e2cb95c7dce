package io.github.launchd4j.plist.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The environment of a job. */
final class EnvironmentWords {

  private static final String OF_USER = "HOME, USER, LOGNAME and SHELL";

  private EnvironmentWords() {}

  static List<String> sentences(Subject subject) {
    List<String> sentences = new ArrayList<>();
    Map<String, String> variables = subject.job().environmentVariables();
    if (!variables.containsKey("HOME")) {
      sentences.add(home(subject));
    }
    if (!variables.containsKey("PATH")) {
      sentences.add("Its PATH is /usr/bin:/bin:/usr/sbin:/sbin.");
    }
    if (!variables.isEmpty()) {
      sentences.add(
          "EnvironmentVariables sets " + Words.list(List.copyOf(variables.keySet()), "and") + ".");
    }
    return sentences;
  }

  /** launchd-842, core.c:2675 (root is as no user) and 5128 (what a user brings along). */
  private static String home(Subject subject) {
    String user = subject.job().userName().orElse("root");
    boolean root = user.equals("root");
    return switch (subject.kind()) {
      case AGENT -> "HOME, USER and LOGNAME are those of the user it runs as.";
      case UNKNOWN ->
          "As a daemon of root it has no HOME, USER, LOGNAME or SHELL; as an agent it has those of the"
              + " user it runs as.";
      case DAEMON ->
          root
              ? "It has no HOME, USER, LOGNAME or SHELL: for a daemon launchd sets these only if"
                  + " UserName names a user other than root."
              : OF_USER + " are those of " + user + ".";
    };
  }
}
