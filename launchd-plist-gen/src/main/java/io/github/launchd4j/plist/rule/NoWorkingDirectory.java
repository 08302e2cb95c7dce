package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.JavaArguments;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.Set;

/** launchd.plist(5): without WorkingDirectory a job starts in /. */
final class NoWorkingDirectory implements Rule {

  private static final Set<String> SCRIPTS =
      Set.of("sh", "bash", "zsh", "py", "rb", "pl", "php", "js", "mjs", "cjs", "ts", "lua", "scpt");

  @Override
  public Code code() {
    return Code.LP806;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (of.job().has("WorkingDirectory")) {
      return;
    }
    Optional<PlistString> relative = relative(of.command());
    if (relative.isPresent()) {
      found.warning(
          relative.get().position(),
          "\"" + relative.get().value() + "\" is a relative path, and the job starts in /",
          "write an absolute path, or add WorkingDirectory");
    }
  }

  private static Optional<PlistString> relative(CommandLine command) {
    for (PlistString word : command.words()) {
      if (isRelative(word.value())) {
        return Optional.of(word);
      }
    }
    Optional<PlistString> script = command.script();
    if (script.isPresent() && isRelative(script.get().value().strip())) {
      return script;
    }
    Optional<JavaArguments> java = JavaArguments.of(command);
    Optional<PlistString> file = java.isPresent() ? java.get().jar() : file(command);
    return file.isPresent() && isAbsolute(file.get().value()) ? Optional.empty() : file;
  }

  private static boolean isRelative(String path) {
    return path.startsWith("./") || path.startsWith("../");
  }

  private static boolean isAbsolute(String path) {
    return "/~$".indexOf(path.isEmpty() ? '/' : path.charAt(0)) >= 0;
  }

  /** What an interpreter is to run: its first argument, if that is named like a file of its own. */
  private static Optional<PlistString> file(CommandLine command) {
    if (!command.isInterpreter() || command.arguments().isEmpty()) {
      return Optional.empty();
    }
    PlistString first = command.arguments().get(0);
    int dot = first.value().lastIndexOf('.');
    return dot > 0
            && !first.value().startsWith("-")
            && !Chars.hasOneOf(first.value(), Chars.WHITE)
            && SCRIPTS.contains(first.value().substring(dot + 1))
        ? Optional.of(first)
        : Optional.empty();
  }
}
