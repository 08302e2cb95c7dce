package io.github.launchd4j.plist.inspect;

import java.util.List;

/**
 * One simple command of a shell script.
 *
 * @param words without quotes, redirections and the assignments before them; expansions as written
 * @param before the operator before it, such as {@code &&}; empty at the beginning
 * @param after the operator after it; empty at the end
 * @param nested whether it is part of an if, a loop, a case or a group
 */
public record ShellCommand(List<String> words, String before, String after, boolean nested) {

  /** The name of the program or the builtin, without folders; empty if there is none. */
  public String name() {
    return words.isEmpty() ? "" : CommandLine.baseName(words.get(0));
  }

  /** Whether it runs only after what is before it has succeeded or failed. */
  public boolean isConditional() {
    return nested || before.equals("&&") || before.equals("||") || before.equals("|");
  }
}
