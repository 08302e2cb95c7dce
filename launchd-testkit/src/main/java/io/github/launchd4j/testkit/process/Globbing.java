package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Accounts.User;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * EnableGlobbing: the shell expands the arguments, for which launchd calls glob(3), in the job's
 * own folder and as its user. What matches nothing stays, and a leading ~ is a home folder
 * (launchd-842, core.c, job_start_child: GLOB_NOCHECK, GLOB_TILDE). The first argument, which names
 * the program, is not expanded.
 */
public final class Globbing {
  private static final String PATTERN = "*?[]";

  private Globbing() {}

  /** A shell command that adds the arguments, expanded, to its own. */
  public static String script(List<String> arguments, Optional<User> user) throws IOException {
    StringBuilder script = new StringBuilder("set -- \"$@\"");
    for (String argument : arguments) {
      script.append(' ').append(word(withHome(argument, user)));
    }
    return script.append('\n').toString();
  }

  private static String withHome(String argument, Optional<User> user) throws IOException {
    if (!argument.startsWith("~")) {
      return argument;
    }
    int end = argument.indexOf('/') < 0 ? argument.length() : argument.indexOf('/');
    String name = argument.substring(1, end);
    Optional<User> owner = name.isEmpty() ? user.or(Globbing::currentUser) : Accounts.user(name);
    return owner.map(each -> each.home() + argument.substring(end)).orElse(argument);
  }

  private static Optional<User> currentUser() {
    try {
      return Accounts.currentUser();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A word in which the shell sees patterns where the argument has them, and nothing else. */
  private static String word(String argument) {
    StringBuilder word = new StringBuilder("''");
    boolean escaped = false;
    boolean inBrackets = false;
    for (int c : argument.codePoints().toArray()) {
      boolean special = PATTERN.indexOf(c) >= 0 || (inBrackets && "!-".indexOf(c) >= 0);
      if (c == '\\' && !escaped) {
        escaped = true;
        continue;
      }
      if (special && !escaped) {
        inBrackets = c == '[' || (inBrackets && c != ']');
        word.appendCodePoint(c);
      } else {
        word.append(ExecShell.quote(Character.toString(c)));
      }
      escaped = false;
    }
    if (escaped) {
      word.append(ExecShell.quote("\\"));
    }
    return word.toString();
  }
}
